#include "CKernels.h"

/// Rows that walk side by side, so that one waits for its next node while others compare.
enum { abreast = 16 };

static inline int32_t next(const struct kernels_node *nodes, int32_t place, const double *row) {
    const struct kernels_node node = nodes[place];
    // Computed rather than jumped to: which way a row goes cannot be predicted.
    const int32_t goes_right = -(int32_t)(row[node.column] >= node.split);
    return (node.right & goes_right) | ((place + 1) & ~goes_right);
}

void kernels_walk(
    const struct kernels_node *nodes, const double *leaves, size_t levels, const double *rows, size_t count, size_t depth,
    double *lengths
) {
    size_t start = 0;
    for (; count - start >= abreast; start += abreast) {
        int32_t places[abreast] = {0};
        for (size_t level = 0; level < levels; level++) {
#pragma clang loop unroll(full)
            for (size_t row = 0; row < abreast; row++) {
                places[row] = next(nodes, places[row], rows + (start + row) * depth);
            }
        }
        for (size_t row = 0; row < abreast; row++) { lengths[start + row] += leaves[places[row]]; }
    }
    for (; start < count; start++) {
        int32_t place = 0;
        for (size_t level = 0; level < levels; level++) { place = next(nodes, place, rows + start * depth); }
        lengths[start] += leaves[place];
    }
}
