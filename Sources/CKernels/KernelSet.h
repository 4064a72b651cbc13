#ifndef CLUSTERING_KERNELSET_H
#define CLUSTERING_KERNELSET_H

#include "CKernels.h"

/// The kernels compiled for one set of instructions.
struct kernels_set {
    void (*squared_distances_f32)(const float *, const float *, size_t, size_t, float *);
    void (*squared_distances_f64)(const double *, const double *, size_t, size_t, double *);
    uint64_t (*nearer_squared_f64)(const double *, const double *, size_t, size_t, double, double *);
    uint64_t (*nearer_absolute_f64)(const double *, const double *, size_t, size_t, double, double *);
    unsigned (*boxes_squared_f64)(const double *, const double *, const double *, size_t, const double *, double *);
    unsigned (*boxes_absolute_f64)(const double *, const double *, const double *, size_t, const double *, double *);
    size_t (*ward_candidates_f32)(
        const float *, const float *, const float *, const float *, const float *, const float *, size_t, size_t, size_t,
        uint16_t *);
};

extern const struct kernels_set kernels_of_plain, kernels_of_avx2, kernels_of_avx512;

#endif
