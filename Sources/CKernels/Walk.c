#include "CKernels.h"

/// Rows that walk side by side, so that one waits for its next node while others compare.
enum { abreast = 8 };

void kernels_walk(
    const struct kernels_node *nodes, const double *leaves, size_t levels, const double *columns, size_t count,
    double *lengths
) {
    for (size_t start = 0; start < count; start += abreast) {
        const double *cells = columns + start;
        int32_t places[abreast] = {0};
        for (size_t level = 0; level < levels; level++) {
#pragma clang loop unroll(full)
            for (size_t row = 0; row < abreast; row++) {
                const struct kernels_node node = nodes[places[row]];
                // Added rather than jumped to: which way a row goes cannot be predicted.
                places[row] = node.child + (cells[(size_t)node.column * kernels_walkers + row] >= node.split);
            }
        }
        for (size_t row = 0; row < abreast; row++) { lengths[start + row] += leaves[places[row]]; }
    }
}
