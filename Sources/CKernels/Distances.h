// Distances between rows in panels and others.

#define SQUARED_DISTANCES(name, scalar, vector, lanes)                                                                  \
    static void NAMED(name)(                                                                                           \
        const scalar *query, const scalar *panels, size_t count, size_t depth, scalar *distances                       \
    ) {                                                                                                                \
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

#undef SQUARED_DISTANCES

/// For `some` rows m: start + x·m of every row x of a panel, added column by column whatever the number of rows. Without
/// starts it is x·m.
INLINED void NAMED(scores)(
    const float *panel, size_t depth, const float *rows, const float *starts, const size_t some, NAMED(floats) *scores
) {
    NAMED(floats) sums[AT_ONCE > 4 ? AT_ONCE : 4];
    UNROLLED
    for (size_t row = 0; row < some; row++) { sums[row] = (NAMED(floats)){0} + (starts ? starts[row] : 0); }
    for (size_t column = 0; column < depth; column++) {
        const NAMED(floats) cells = *(const NAMED(floats) *)(panel + column * kernels_float_lanes);
    UNROLLED
        for (size_t row = 0; row < some; row++) { sums[row] += cells * rows[row * depth + column]; }
    }
    UNROLLED
    for (size_t row = 0; row < some; row++) { scores[row] = sums[row]; }
}

/// Does `WORK(some)` for the rows `next..<count`, as many at once as possible.
#define IN_TILES(next, count, WORK)                                                                                    \
    for (; count - next >= AT_ONCE; next += AT_ONCE) { WORK(AT_ONCE); }                                                \
    for (; count - next >= 4; next += 4) { WORK(4); }                                                                  \
    for (; count - next >= 2; next += 2) { WORK(2); }                                                                  \
    for (; count - next >= 1; next += 1) { WORK(1); }

/// x·m of every row x of a panel of doubles, for `some` rows m, added column by column whatever the number of rows.
INLINED void NAMED(products)(
    const double *panel, size_t depth, const double *rows, const size_t some, NAMED(doubles) *products
) {
    NAMED(doubles) sums[AT_ONCE > 4 ? AT_ONCE : 4];
    UNROLLED
    for (size_t row = 0; row < some; row++) { sums[row] = (NAMED(doubles)){0}; }
    for (size_t column = 0; column < depth; column++) {
        const NAMED(doubles) cells = *(const NAMED(doubles) *)(panel + column * kernels_double_lanes);
    UNROLLED
        for (size_t row = 0; row < some; row++) { sums[row] += cells * rows[row * depth + column]; }
    }
    UNROLLED
    for (size_t row = 0; row < some; row++) { products[row] = sums[row]; }
}

/// Added as products are, so that ‖x‖² − 2x·x + ‖x‖² is zero.
static void NAMED(squared_norms)(const double *panels, size_t count, size_t depth, double *norms) {
    for (size_t panel = 0; panel < count; panel++) {
        const double *cells = panels + panel * depth * kernels_double_lanes;
        NAMED(doubles) sum = {0};
        for (size_t column = 0; column < depth; column++) {
            const NAMED(doubles) lanes = *(const NAMED(doubles) *)(cells + column * kernels_double_lanes);
            sum += lanes * lanes;
        }
        *(NAMED(doubles) *)(norms + panel * kernels_double_lanes) = sum;
    }
}

struct NAMED(distance_block) {
    const double *panel, *norms;
    size_t depth;
    const double *others, *other_norms;
    NAMED(doubles) sum;
    double *other_sums;
};

INLINED void NAMED(add_distances)(
    struct NAMED(distance_block) *block, size_t other, const size_t some
) {
    NAMED(doubles) products[AT_ONCE > 4 ? AT_ONCE : 4];
    NAMED(products)(block->panel, block->depth, block->others + other * block->depth, some, products);
    const NAMED(doubles) norms = *(const NAMED(doubles) *)block->norms;
    UNROLLED
    for (size_t row = 0; row < some; row++) {
        // The same bits whichever of two rows is in the panel. Rounding may leave a square below zero.
        const NAMED(doubles) squares = products[row] + (norms + block->other_norms[other + row]);
        const NAMED(doubles) distances =
            __builtin_elementwise_sqrt((NAMED(doubles))((NAMED(long_words))squares & (squares > 0)));
        block->sum += distances;
        if (block->other_sums) {
            *(NAMED(doubles) *)(block->other_sums + (other + row) * kernels_double_lanes) += distances;
        }
    }
}

static void NAMED(distance_sums)(
    const double *panels, const double *norms, size_t count, size_t depth, const double *others, const double *other_norms,
    size_t other_count, double *sums, double *other_sums
) {
    // Some of the others at a time, which stay in the nearest cache while all panels meet them.
    const size_t at_once = depth < 200 ? 3072 / (depth + 1) / 12 * 12 : 12;
    for (size_t first = 0; first < other_count; first += at_once) {
        const size_t end = other_count - first < at_once ? other_count : first + at_once;
        for (size_t panel = 0; panel < count; panel++) {
            struct NAMED(distance_block) block = {
                .panel = panels + panel * depth * kernels_double_lanes, .norms = norms + panel * kernels_double_lanes,
                .depth = depth, .others = others, .other_norms = other_norms, .sum = {0}, .other_sums = other_sums,
            };
            size_t other = first;
#define ADD_DISTANCES(some) NAMED(add_distances)(&block, other, some)
            IN_TILES(other, end, ADD_DISTANCES)
#undef ADD_DISTANCES
            *(NAMED(doubles) *)(sums + panel * kernels_double_lanes) += block.sum;
        }
    }
}
