// Any processor: what the compiler takes for granted.
#define NAMED(name) name##_plain
#include "Loops.h"
