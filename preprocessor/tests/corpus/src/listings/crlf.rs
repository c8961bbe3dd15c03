fn hidden() {}
// ANCHOR: shown
fn shown() -> &'static str {
    "one
two"
}
// ANCHOR_END: shown
fn main() { hidden(); assert_eq!(shown(), "one\ntwo"); }
