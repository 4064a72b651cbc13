// Any processor: what the compiler takes for granted.
#define NAMED(name) name##_plain
#define AT_ONCE 3
#define DOUBLES_AT_ONCE 2
#define QUERIES_AT_ONCE 2
#include "Loops.h"
