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

struct NAMED(distance_block) {
    const float *panel, *norms;
    size_t depth;
    const float *others, *other_norms;
    size_t self;
    NAMED(doubles) low, high;
    double *other_sums;
};

INLINED void NAMED(add_distances)(
    struct NAMED(distance_block) *block, size_t other, const size_t some
) {
    NAMED(floats) scores[AT_ONCE > 4 ? AT_ONCE : 4];
    NAMED(scores)(block->panel, block->depth, block->others + other * block->depth, NULL, some, scores);
    const NAMED(floats) norms = *(const NAMED(floats) *)block->norms;
    UNROLLED
    for (size_t row = 0; row < some; row++) {
        // The same bits whichever of two rows is in the panel. Rounding may leave a square below zero.
        const NAMED(floats) squares = scores[row] + (norms + block->other_norms[other + row]);
        NAMED(floats) distances = __builtin_elementwise_sqrt((NAMED(floats))((NAMED(words))squares & (squares > 0)));
        if (other + row - block->self < kernels_float_lanes) { distances[other + row - block->self] = 0; }
        const NAMED(doubles) low = NAMED(low)(distances), high = NAMED(high)(distances);
        block->low += low;
        block->high += high;
        if (block->other_sums) {
            double *sums = block->other_sums + (other + row) * kernels_float_lanes;
            *(NAMED(doubles) *)sums += low;
            *(NAMED(doubles) *)(sums + kernels_double_lanes) += high;
        }
    }
}

static void NAMED(distance_sums)(
    const float *panels, const float *norms, size_t count, size_t depth, const float *others, const float *other_norms,
    size_t other_count, size_t self, double *sums, double *other_sums
) {
    for (size_t panel = 0; panel < count; panel++) {
        struct NAMED(distance_block) block = {
            .panel = panels + panel * depth * kernels_float_lanes, .norms = norms + panel * kernels_float_lanes, .depth = depth,
            .others = others, .other_norms = other_norms, .self = self + panel * kernels_float_lanes, .low = {0}, .high = {0},
            .other_sums = other_sums,
        };
        size_t other = 0;
#define ADD_DISTANCES(some) NAMED(add_distances)(&block, other, some)
        IN_TILES(other, other_count, ADD_DISTANCES)
#undef ADD_DISTANCES
        *(NAMED(doubles) *)(sums + panel * kernels_float_lanes) += block.low;
        *(NAMED(doubles) *)(sums + panel * kernels_float_lanes + kernels_double_lanes) += block.high;
    }
}
