#ifndef CLUSTERING_CKERNELS_H
#define CLUSTERING_CKERNELS_H

#include <stddef.h>

// Inner loops compiled once for every set of vector instructions, because Swift compiles a function for one processor
// only. Which set is used is settled at the first call, and can be lowered to test the others.

enum kernels_instructions { kernels_plain = 0, kernels_avx2 = 1, kernels_avx512 = 2 };

/// The richest set of instructions this processor has.
int kernels_available(void);

/// The set in use.
int kernels_in_use(void);

/// Uses another set from now on; one the processor does not have is lowered to one it has. Not while kernels run.
void kernels_use(int instructions);

/// Rows of a panel of floats, and of doubles: as many as fill 64 bytes.
enum { kernels_float_lanes = 16, kernels_double_lanes = 8 };

/// ‖query − row‖² for every row of `count` panels.
///
/// A panel holds its rows column by column: cell (row r, column c) at c * lanes + r. Terms are added column by column,
/// so the distance of two rows depends on the two alone. `distances` has room for count * lanes.
void kernels_squared_distances_f32(const float *query, const float *panels, size_t count, size_t depth, float *distances);
void kernels_squared_distances_f64(const double *query, const double *panels, size_t count, size_t depth, double *distances);

#endif
