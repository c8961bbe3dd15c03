// ANCHOR: one
let one = 1;
// ANCHOR_END: one
// ANCHOR: two
let two = 2;
// ANCHOR_END: two
assert!(one < two);
