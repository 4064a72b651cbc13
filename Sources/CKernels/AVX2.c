// 256-bit vectors and fused multiply-add.
#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAMED(name) name##_avx2
#define AT_ONCE 6
#define DOUBLES_AT_ONCE 4
#define QUERIES_AT_ONCE 4
#include "Loops.h"
#pragma clang attribute pop

#endif
