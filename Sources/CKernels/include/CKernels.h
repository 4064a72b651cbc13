#ifndef CLUSTERING_CKERNELS_H
#define CLUSTERING_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

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

/// The rows of `count` panels that are nearer to a query than `limit`, as bits from the lowest; at most eight panels.
///
/// Nearness is measured by Σ(x − y)² for `squared` and by Σ|x − y| for `absolute`, added column by column.
uint64_t kernels_nearer_squared_f64(
    const double *query, const double *panels, size_t count, size_t depth, double limit, double *distances);
uint64_t kernels_nearer_absolute_f64(
    const double *query, const double *panels, size_t count, size_t depth, double limit, double *distances);

/// For every row of one panel, how near the nearest place of a box is; returns as bits the rows for which that is below
/// their limit. Never more than the distance of the row to any row in the box, to the last bit.
unsigned kernels_boxes_squared_f64(
    const double *panel, const double *lower, const double *upper, size_t depth, const double *limits, double *bounds);
unsigned kernels_boxes_absolute_f64(
    const double *panel, const double *lower, const double *upper, size_t depth, const double *limits, double *bounds);

/// How many queries `kernels_ward_candidates_f32` answers at once.
enum { kernels_ward_queries = 8 };

/// The first of the panels from `first` to before `end` that has a row where, for any of 8 queries,
/// (norm + offset + query · row) * size <= limit; `end` where none has.
///
/// - queries: column by column, cell (query q, column c) at c * 8 + q.
/// - offsets, limits: one a query.
/// - norms, sizes: one a row of the panels; nothing is true of a row whose norm is infinite.
/// - masks: of the panel found one a query, with a bit a row, lowest lane lowest.
size_t kernels_ward_candidates_f32(const float *queries, const float *offsets, const float *limits, const float *panels,
                                   const float *norms, const float *sizes, size_t first, size_t end, size_t depth,
                                   uint16_t *masks);

#endif
