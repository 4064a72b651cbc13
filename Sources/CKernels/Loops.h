// The loops, included once for every set of instructions with NAMED(x) giving the set's name for x.

#include "KernelSet.h"

typedef float NAMED(floats) __attribute__((vector_size(64), aligned(4)));
typedef double NAMED(doubles) __attribute__((vector_size(64), aligned(8)));

#define SQUARED_DISTANCES(name, scalar, vector, lanes)                                                                  \
    void NAMED(name)(const scalar *query, const scalar *panels, size_t count, size_t depth, scalar *distances) {       \
        for (size_t panel = 0; panel < count; panel++) {                                                               \
            const scalar *cells = panels + panel * depth * lanes;                                                      \
            vector sum = {0};                                                                                          \
            for (size_t column = 0; column < depth; column++) {                                                        \
                vector difference = *(const vector *)(cells + column * lanes) - query[column];                         \
                sum += difference * difference;                                                                        \
            }                                                                                                          \
            *(vector *)(distances + panel * lanes) = sum;                                                              \
        }                                                                                                              \
    }

SQUARED_DISTANCES(squared_distances_f32, float, NAMED(floats), kernels_float_lanes)
SQUARED_DISTANCES(squared_distances_f64, double, NAMED(doubles), kernels_double_lanes)

const struct kernels_set NAMED(kernels_of) = {
    .squared_distances_f32 = NAMED(squared_distances_f32),
    .squared_distances_f64 = NAMED(squared_distances_f64),
};
