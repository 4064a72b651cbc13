#ifndef CLUSTERING_KERNELSET_H
#define CLUSTERING_KERNELSET_H

#include "CKernels.h"

/// The kernels compiled for one set of instructions.
struct kernels_set {
    void (*squared_distances_f32)(const float *, const float *, size_t, size_t, float *);
    void (*squared_distances_f64)(const double *, const double *, size_t, size_t, double *);
    void (*extremes)(const double *, const double *, size_t, size_t, const double *, double *, double *, double *);
    double (*centred_panels)(const double *, const float *, size_t, size_t, const double *, double, float *);
    void (*reassign)(
        const float *, const float *, size_t, size_t, const struct kernels_stack *, float *, int32_t *, const size_t *,
        const struct kernels_change *);
    double (*approach)(const float *, const float *, size_t, size_t, const float *, float *);
    void (*remainders)(const float *, const float *, size_t, size_t, const float *, const float *, double *);
    void (*nearest)(
        const double *, size_t, size_t, const double *, size_t, double *, int32_t *, double *, int32_t *, double *);
    void (*accumulate)(
        const double *, const double *, size_t, size_t, const double *, const int32_t *, double *, double *, ptrdiff_t *);
    void (*squared_norms)(const double *, size_t, size_t, double *);
    void (*distance_sums)(
        const double *, const double *, size_t, size_t, const double *, const double *, size_t, size_t, double *, double *);
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
