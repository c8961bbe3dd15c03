{{#include ../inner/zero.rs}}
let inner = zero + 1;
