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

typedef int64_t NAMED(places) __attribute__((vector_size(64)));
typedef _Bool NAMED(bits) __attribute__((ext_vector_type(8)));

/// One bit a lane, set where the first is below the second.
static inline unsigned NAMED(below)(const NAMED(doubles) *first, const NAMED(doubles) *second) {
    NAMED(bits) bits = __builtin_convertvector(*first < *second, NAMED(bits));
    unsigned char mask;
    __builtin_memcpy(&mask, &bits, 1);
    return mask;
}

// C has no conditional on these vectors; compilers know the masks below for the maximum and the magnitude.
#define LARGER(first, second)                                                                                          \
    (NAMED(doubles))((((first) > (second)) & (NAMED(places))(first)) | (~((first) > (second)) & (NAMED(places))(second)))
#define MAGNITUDE(x) (NAMED(doubles))((NAMED(places))(x) & INT64_MAX)

#define ADD_SQUARE(sum, difference) (sum) += (difference) * (difference)
#define ADD_MAGNITUDE(sum, difference) (sum) += MAGNITUDE(difference)

#define NEARER(name, ADD)                                                                                              \
    uint64_t NAMED(name)(const double *query, const double *panels, size_t count, size_t depth, double limit,          \
                         double *distances) {                                                                          \
        NAMED(doubles) limits = limit - (NAMED(doubles)){0};                                                           \
        uint64_t nearer = 0;                                                                                           \
        for (size_t panel = 0; panel < count; panel++) {                                                               \
            const double *cells = panels + panel * depth * kernels_double_lanes;                                       \
            NAMED(doubles) sum = {0};                                                                                  \
            for (size_t column = 0; column < depth; column++) {                                                        \
                NAMED(doubles) difference =                                                                            \
                    *(const NAMED(doubles) *)(cells + column * kernels_double_lanes) - query[column];                  \
                ADD(sum, difference);                                                                                  \
            }                                                                                                          \
            *(NAMED(doubles) *)(distances + panel * kernels_double_lanes) = sum;                                       \
            nearer |= (uint64_t)NAMED(below)(&sum, &limits) << panel * kernels_double_lanes;                           \
        }                                                                                                              \
        return nearer;                                                                                                 \
    }

#define BOXES(name, ADD)                                                                                               \
    unsigned NAMED(name)(const double *panel, const double *lower, const double *upper, size_t depth,                  \
                         const double *limits, double *bounds) {                                                       \
        NAMED(doubles) sum = {0}, none = {0};                                                                          \
        for (size_t column = 0; column < depth; column++) {                                                            \
            NAMED(doubles) cells = *(const NAMED(doubles) *)(panel + column * kernels_double_lanes);                   \
            NAMED(doubles) below = lower[column] - cells, above = cells - upper[column];                               \
            NAMED(doubles) outside = LARGER(below, above);                                                             \
            outside = LARGER(outside, none);                                                                           \
            ADD(sum, outside);                                                                                         \
        }                                                                                                              \
        *(NAMED(doubles) *)bounds = sum;                                                                               \
        return NAMED(below)(&sum, (const NAMED(doubles) *)limits);                                                     \
    }

NEARER(nearer_squared_f64, ADD_SQUARE)
NEARER(nearer_absolute_f64, ADD_MAGNITUDE)
BOXES(boxes_squared_f64, ADD_SQUARE)
BOXES(boxes_absolute_f64, ADD_MAGNITUDE)

typedef int NAMED(ints) __attribute__((vector_size(64)));
typedef _Bool NAMED(wide_bits) __attribute__((ext_vector_type(16)));

static inline uint16_t NAMED(mask)(const NAMED(ints) *is_so) {
    NAMED(wide_bits) bits = __builtin_convertvector(*is_so, NAMED(wide_bits));
    uint16_t mask;
    __builtin_memcpy(&mask, &bits, sizeof mask);
    return mask;
}

// As many queries at once as keep their sums in registers: QUERIES_AT_ONCE.
size_t NAMED(ward_candidates_f32)(const float *queries, const float *offsets, const float *limits, const float *panels,
                                  const float *norms, const float *sizes, size_t first, size_t end, size_t depth,
                                  uint16_t *masks) {
    for (size_t panel = first; panel < end; panel++) {
        const float *cells = panels + panel * depth * kernels_float_lanes;
        NAMED(floats) norm = *(const NAMED(floats) *)(norms + panel * kernels_float_lanes);
        NAMED(floats) size = *(const NAMED(floats) *)(sizes + panel * kernels_float_lanes);
        int is_found = 0;
        for (int group = 0; group < kernels_ward_queries; group += QUERIES_AT_ONCE) {
            NAMED(floats) sums[QUERIES_AT_ONCE];
            for (int query = 0; query < QUERIES_AT_ONCE; query++) { sums[query] = norm; }
            for (size_t column = 0; column < depth; column++) {
                NAMED(floats) others = *(const NAMED(floats) *)(cells + column * kernels_float_lanes);
                const float *own = queries + column * kernels_ward_queries + group;
                for (int query = 0; query < QUERIES_AT_ONCE; query++) { sums[query] += others * own[query]; }
            }
            NAMED(ints) is_candidate[QUERIES_AT_ONCE], is_any = {0};
            for (int query = 0; query < QUERIES_AT_ONCE; query++) {
                is_candidate[query] = (sums[query] + offsets[group + query]) * size <= limits[group + query];
                is_any |= is_candidate[query];
                masks[group + query] = 0;
            }
            if (NAMED(mask)(&is_any) == 0) { continue; }
            is_found = 1;
            for (int query = 0; query < QUERIES_AT_ONCE; query++) {
                masks[group + query] = NAMED(mask)(&is_candidate[query]);
            }
        }
        if (is_found) { return panel; }
    }
    return end;
}

const struct kernels_set NAMED(kernels_of) = {
    .squared_distances_f32 = NAMED(squared_distances_f32),
    .squared_distances_f64 = NAMED(squared_distances_f64),
    .nearer_squared_f64 = NAMED(nearer_squared_f64),
    .nearer_absolute_f64 = NAMED(nearer_absolute_f64),
    .boxes_squared_f64 = NAMED(boxes_squared_f64),
    .boxes_absolute_f64 = NAMED(boxes_absolute_f64),

    .ward_candidates_f32 = NAMED(ward_candidates_f32),
};
