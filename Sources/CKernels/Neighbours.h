// Nearness of rows to queries and to boxes, in double precision.

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
