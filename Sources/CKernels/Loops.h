// The loops, included once for every set of instructions with NAMED(x) giving the set's name for x, AT_ONCE how many
// sums of a panel of floats fit its registers, DOUBLES_AT_ONCE how many of a panel of doubles beside roots of others, and
// QUERIES_AT_ONCE how many queries it answers side by side.

#include "KernelSet.h"

// Functions that take vectors are all inlined, so how a call would pass them does not matter.
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

typedef float NAMED(floats) __attribute__((vector_size(64), aligned(4)));
typedef int32_t NAMED(words) __attribute__((vector_size(64), aligned(4)));
typedef double NAMED(doubles) __attribute__((vector_size(64), aligned(8)));
typedef int64_t NAMED(long_words) __attribute__((vector_size(64), aligned(8)));
typedef float NAMED(half_floats) __attribute__((vector_size(32), aligned(4)));

/// The first half of a panel's lanes as doubles, and the second.
INLINED NAMED(doubles) NAMED(low)(NAMED(floats) lanes) {
    return __builtin_convertvector(__builtin_shufflevector(lanes, lanes, 0, 1, 2, 3, 4, 5, 6, 7), NAMED(doubles));
}

INLINED NAMED(doubles) NAMED(high)(NAMED(floats) lanes) {
    return __builtin_convertvector(__builtin_shufflevector(lanes, lanes, 8, 9, 10, 11, 12, 13, 14, 15), NAMED(doubles));
}

/// The first of two where the choice has all bits set, the second where it has none.
INLINED NAMED(words) NAMED(chosen)(NAMED(words) choice, NAMED(words) yes, NAMED(words) no) {
    return (choice & yes) | (~choice & no);
}

INLINED NAMED(long_words) NAMED(long_chosen)(NAMED(long_words) choice, NAMED(long_words) yes, NAMED(long_words) no) {
    return (choice & yes) | (~choice & no);
}

INLINED NAMED(floats) NAMED(lower)(NAMED(floats) a, NAMED(floats) b) {
    return (NAMED(floats))NAMED(chosen)(a < b, (NAMED(words))a, (NAMED(words))b);
}

/// One column of `size` rows, eight at most.
INLINED NAMED(doubles) NAMED(gathered)(const double *cells, size_t depth, const size_t size) {
    NAMED(doubles) lanes = {0};
    UNROLLED
    for (size_t row = 0; row < size; row++) { lanes[row] = cells[row * depth]; }
    return lanes;
}

#include "Arrangement.h"
#include "Distances.h"
#include "Neighbours.h"
#include "Refinement.h"
#include "Search.h"
#include "Ward.h"

const struct kernels_set NAMED(kernels_of) = {
    .squared_distances_f32 = NAMED(squared_distances_f32),
    .squared_distances_f64 = NAMED(squared_distances_f64),
    .extremes = NAMED(extremes),
    .centred_panels = NAMED(centred_panels),
    .reassign = NAMED(reassign),
    .approach = NAMED(approach),
    .remainders = NAMED(remainders),
    .nearest = NAMED(nearest),
    .accumulate = NAMED(accumulate),
    .squared_norms = NAMED(squared_norms),
    .distance_sums = NAMED(distance_sums),
    .nearer_squared_f64 = NAMED(nearer_squared_f64),
    .nearer_absolute_f64 = NAMED(nearer_absolute_f64),
    .boxes_squared_f64 = NAMED(boxes_squared_f64),
    .boxes_absolute_f64 = NAMED(boxes_absolute_f64),
    .ward_candidates_f32 = NAMED(ward_candidates_f32),
};
