// 512-bit vectors.
#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#define NAMED(name) name##_avx512
#define AT_ONCE 12
#define DOUBLES_AT_ONCE 8
#define QUERIES_AT_ONCE 8
#include "Loops.h"
#pragma clang attribute pop

#endif
