{{#include inner/start.rs}}
let outer = inner;
println!("{outer}");
