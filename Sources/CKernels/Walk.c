#include "CKernels.h"

/// Rows that walk side by side, so that one waits for its next node while others compare.
enum { abreast = 16 };

void kernels_walk(
    const struct kernels_node *nodes, const double *leaves, size_t levels, const double *rows, size_t count, size_t depth,
    double *lengths
) {
    size_t start = 0;
    for (; count - start >= abreast; start += abreast) {
        const double *cells = rows + start * depth;
        int32_t places[abreast] = {0};
        for (size_t level = 0; level < levels; level++) {
#pragma clang loop unroll(full)
            for (size_t row = 0; row < abreast; row++) {
                const struct kernels_node node = nodes[places[row]];
                places[row] = node.child + (cells[row * depth + (size_t)node.column] >= node.split);
            }
        }
        for (size_t row = 0; row < abreast; row++) { lengths[start + row] += leaves[places[row]]; }
    }
    for (; start < count; start++) {
        int32_t place = 0;
        for (size_t level = 0; level < levels; level++) {
            const struct kernels_node node = nodes[place];
            place = node.child + (rows[start * depth + (size_t)node.column] >= node.split);
        }
        lengths[start] += leaves[place];
    }
}
