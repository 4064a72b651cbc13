#include "KernelSet.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static const struct kernels_set *const sets[] = {
    &kernels_of_plain,
#if defined(__x86_64__)
    &kernels_of_avx2,
    &kernels_of_avx512,
#endif
};

static _Atomic int in_use = -1;

int kernels_available(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl")) {
        return kernels_avx512;
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) { return kernels_avx2; }
#endif
    return kernels_plain;
}

/// What the environment asks for, so that a whole program can be tested with every set; the richest where it asks for none.
static int asked_for(void) {
    static const char *const names[] = {"plain", "avx2", "avx512"};
    const char *name = getenv("CLUSTERING_INSTRUCTIONS");
    int available = kernels_available();
    for (int set = kernels_plain; name && set < available; set++) {
        if (strcmp(name, names[set]) == 0) { return set; }
    }
    return available;
}

int kernels_in_use(void) {
    int known = atomic_load_explicit(&in_use, memory_order_relaxed);
    if (known < 0) {
        known = asked_for();
        atomic_store_explicit(&in_use, known, memory_order_relaxed);
    }
    return known;
}

void kernels_use(int instructions) {
    int available = kernels_available();
    atomic_store_explicit(&in_use, instructions < available ? instructions : available, memory_order_relaxed);
}

static const struct kernels_set *chosen(void) { return sets[kernels_in_use()]; }

void kernels_squared_distances_f32(const float *query, const float *panels, size_t count, size_t depth, float *distances) {
    chosen()->squared_distances_f32(query, panels, count, depth, distances);
}

void kernels_squared_distances_f64(const double *query, const double *panels, size_t count, size_t depth, double *distances) {
    chosen()->squared_distances_f64(query, panels, count, depth, distances);
}

void kernels_extremes_exact(
    const double *rows, const double *weights, size_t count, size_t depth, const double *origin, double *sums,
    double *least, double *greatest
) {
    chosen()->extremes(rows, weights, count, depth, origin, sums, least, greatest);
}

double kernels_centred_panels(
    const double *rows, const float *weights, size_t count, size_t depth, const double *means, double factor, float *panels
) {
    return chosen()->centred_panels(rows, weights, count, depth, means, factor, panels);
}

void kernels_reassign(
    const float *panels, const float *weights, size_t count, size_t depth, const struct kernels_stack *stack,
    float *scores, int32_t *labels, const size_t *places, const struct kernels_change *change
) {
    chosen()->reassign(panels, weights, count, depth, stack, scores, labels, places, change);
}

double kernels_approach(
    const float *panels, const float *weights, size_t count, size_t depth, const float *query, float *closest
) {
    return chosen()->approach(panels, weights, count, depth, query, closest);
}

void kernels_remainders(
    const float *panels, const float *weights, size_t count, size_t depth, const float *candidates, const float *closest,
    double *sums
) {
    chosen()->remainders(panels, weights, count, depth, candidates, closest, sums);
}

void kernels_nearest_exact(
    const double *rows, size_t count, size_t depth, const double *centres, size_t clusters, double *panel,
    int32_t *first, double *first_square, int32_t *second, double *second_square
) {
    chosen()->nearest(rows, count, depth, centres, clusters, panel, first, first_square, second, second_square);
}

void kernels_accumulate_exact(
    const double *rows, const double *weights, size_t count, size_t depth, const double *means, const int32_t *labels,
    double *sums, double *masses, ptrdiff_t *counts
) {
    chosen()->accumulate(rows, weights, count, depth, means, labels, sums, masses, counts);
}

void kernels_squared_norms_f64(const double *panels, size_t count, size_t depth, double *norms) {
    chosen()->squared_norms(panels, count, depth, norms);
}

void kernels_distance_sums_f64(
    const double *panels, const double *norms, size_t count, size_t depth, const double *others, const double *other_norms,
    size_t first, size_t end, double *sums, double *other_sums
) {
    chosen()->distance_sums(panels, norms, count, depth, others, other_norms, first, end, sums, other_sums);
}

uint64_t kernels_nearer_squared_f64(
    const double *query, const double *panels, size_t count, size_t depth, double limit, double *distances) {
    return chosen()->nearer_squared_f64(query, panels, count, depth, limit, distances);
}

uint64_t kernels_nearer_absolute_f64(
    const double *query, const double *panels, size_t count, size_t depth, double limit, double *distances) {
    return chosen()->nearer_absolute_f64(query, panels, count, depth, limit, distances);
}

unsigned kernels_boxes_squared_f64(
    const double *panel, const double *lower, const double *upper, size_t depth, const double *limits, double *bounds) {
    return chosen()->boxes_squared_f64(panel, lower, upper, depth, limits, bounds);
}

unsigned kernels_boxes_absolute_f64(
    const double *panel, const double *lower, const double *upper, size_t depth, const double *limits, double *bounds) {
    return chosen()->boxes_absolute_f64(panel, lower, upper, depth, limits, bounds);
}

size_t kernels_ward_candidates_f32(const float *queries, const float *offsets, const float *limits, const float *panels,
                                   const float *norms, const float *sizes, size_t first, size_t end, size_t depth,
                                   uint16_t *masks) {
    return chosen()->ward_candidates_f32(queries, offsets, limits, panels, norms, sizes, first, end, depth, masks);
}
