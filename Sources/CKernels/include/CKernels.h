#ifndef CLUSTERING_CKERNELS_H
#define CLUSTERING_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// Inner loops compiled once for every set of vector instructions, because Swift compiles a function for one processor
// only. Which set is used is settled at the first call, and can be lowered to test the others.
//
// Kernels on floats round once where a product is added and the processor can; kernels on doubles named `_exact` round
// every operation and add in one order, so that they give the same bits with every set.

enum kernels_instructions { kernels_plain = 0, kernels_avx2 = 1, kernels_avx512 = 2 };

/// The richest set of instructions this processor has.
int kernels_available(void);

/// The set in use: at first the one that the variable CLUSTERING_INSTRUCTIONS names, and the richest where it names none.
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

// Rows arranged in panels.

/// Adds every row's difference from `origin`, by column and times its weight, and widens the columns' extremes.
void kernels_extremes_exact(
    const double *rows, const double *weights, size_t count, size_t depth, const double *origin, double *sums,
    double *least, double *greatest);

/// Writes (row − means) · factor into panels of floats, the last filled up with zeros; returns Σ weight · ‖written row‖².
double kernels_centred_panels(
    const double *rows, const float *weights, size_t count, size_t depth, const double *means, double factor, float *panels);

// The search of k-means: distances in single precision, sums in double.

/// Centres of several runs, one under the other.
struct kernels_stack {
    size_t runs;
    /// Where the clusters of each run begin, with the number of all clusters at the end.
    const size_t *offsets;
    /// −2c of every centre, row by row, and ‖c‖².
    const float *centres, *squares;
};

/// What an assignment changes; of all runs, in the order of the stack.
struct kernels_change {
    /// Clusters × depth, clusters, and clusters: weighted sums, weights, and rows of positive weight.
    double *sums, *masses;
    ptrdiff_t *counts;
    /// By run: the rows that went to another cluster.
    ptrdiff_t *moved;
};

/// Puts `count` rows, from the first of some panels on, into their nearest clusters, of equals the first, in every run.
///
/// The labels of run r are at labels + places[r]; they may be −1, and have room for whole panels. `weights` may be null.
/// `scores` has room for the lanes of a panel times all clusters.
void kernels_reassign(
    const float *panels, const float *weights, size_t count, size_t depth, const struct kernels_stack *stack,
    float *scores, int32_t *labels, const size_t *places, const struct kernels_change *change);

/// Brings the squared distances in `closest` down to that from `query`; returns their weighted sum.
double kernels_approach(
    const float *panels, const float *weights, size_t count, size_t depth, const float *query, float *closest);

enum { kernels_candidates = 4 };

/// Adds to four sums what would be left, weighted, of `closest` if one of four candidates were approached.
void kernels_remainders(
    const float *panels, const float *weights, size_t count, size_t depth, const float *candidates, const float *closest,
    double *sums);

// The refinement of k-means, in double precision.

/// The two nearest centres of every row, of equals the first.
///
/// Where there is one centre, `second` is −1. `panel` has room for a panel of rows.
void kernels_nearest_exact(
    const double *rows, size_t count, size_t depth, const double *centres, size_t clusters, double *panel,
    int32_t *first, double *first_square, int32_t *second, double *second_square);

/// Adds every row's difference from `means`, times its weight, to the sums of its cluster.
void kernels_accumulate_exact(
    const double *rows, const double *weights, size_t count, size_t depth, const double *means, const int32_t *labels,
    double *sums, double *masses, ptrdiff_t *counts);

// Sums of distances.

/// ‖x‖² of every row of `count` panels.
void kernels_squared_norms_f64(const double *panels, size_t count, size_t depth, double *norms);

/// Adds the Euclidean distances between the rows of `count` panels and the rows `first..<end` of others, in panels as well,
/// to the sums of both. With norms as `kernels_squared_norms_f64` gives them, equal rows are exactly zero away from each
/// other.
///
/// `sums` has count * lanes, `other_sums` for each of those others one for each lane of a panel.
void kernels_distance_sums_f64(
    const double *panels, const double *norms, size_t count, size_t depth, const double *others, const double *other_norms,
    size_t first, size_t end, double *sums, double *other_sums);

// Trees.

/// A node of a tree: rows below the split go to the first child, the others to the one after it.
///
/// A leaf is its own first child, and no number reaches its split.
struct kernels_node {
    double split;
    int32_t column, child;
};

/// Rows of a block that is stored column by column, and of which eight walk at a time.
enum { kernels_walkers = 128 };

/// Adds what the first `count` rows of a block, rounded up to a multiple of eight, find at leaves `levels` below the root
/// at most.
///
/// `columns` holds cell (row r, column c) at c * kernels_walkers + r.
void kernels_walk(
    const struct kernels_node *nodes, const double *leaves, size_t levels, const double *columns, size_t count,
    double *lengths);

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
