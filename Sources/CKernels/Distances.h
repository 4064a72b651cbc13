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

/// Adds the distances between a panel's rows and the rows `first..<end` of others, `some` at a time, to those of the others;
/// gives `sum` with those of the panel's rows.
///
/// `some` divides the lanes of a panel, and `first` and `end` are multiples of it. Roots take long, but nothing waits for
/// them: those of some others are taken between the products of the next.
INLINED NAMED(doubles) NAMED(added_distances)(
    const double *panel, NAMED(doubles) norms, size_t depth, const double *others, const double *other_norms,
    size_t first, size_t end, const size_t some, NAMED(doubles) sum, double *other_sums
) {
    if (first == end) { return sum; }
    // At first nothing is due: roots of zero.
    NAMED(doubles) squares[kernels_double_lanes] = {0};
    double *due = other_sums;
#define ADD_ROOTS(row)                                                                                                 \
    do {                                                                                                               \
        const NAMED(doubles) distances = __builtin_elementwise_sqrt(squares[row]);                                     \
        sum += distances;                                                                                              \
        *(NAMED(doubles) *)(due + row * kernels_double_lanes) += distances;                                            \
    } while (0)
    for (size_t other = first; other < end; other += some) {
        const double *rows = others + other / kernels_double_lanes * kernels_double_lanes * depth + other % kernels_double_lanes;
        NAMED(doubles) products[kernels_double_lanes];
    UNROLLED
        for (size_t row = 0; row < some; row++) { products[row] = (NAMED(doubles)){0}; }
        size_t column = 0;
        for (size_t done = 0; done < some; done++) {
            for (; column < depth * (done + 1) / some; column++) {
                const NAMED(doubles) cells = *(const NAMED(doubles) *)(panel + column * kernels_double_lanes);
    UNROLLED
                for (size_t row = 0; row < some; row++) { products[row] += cells * rows[column * kernels_double_lanes + row]; }
            }
            ADD_ROOTS(done);
        }
    UNROLLED
        for (size_t row = 0; row < some; row++) {
            // The same bits whichever of two rows is in the panel. Rounding may leave a square below zero.
            squares[row] = __builtin_elementwise_abs((norms + other_norms[other + row]) - 2 * products[row]);
        }
        due = other_sums + (other - first) * kernels_double_lanes;
    }
    for (size_t row = 0; row < some; row++) { ADD_ROOTS(row); }
#undef ADD_ROOTS
    return sum;
}

static void NAMED(distance_sums)(
    const double *panels, const double *norms, size_t count, size_t depth, const double *others, const double *other_norms,
    size_t first, size_t end, double *sums, double *other_sums
) {
    // Some of the others at a time, which stay in the nearest cache while all panels meet them.
    const size_t at_once = depth < 192 ? 3072 / (depth + 1) / kernels_double_lanes * kernels_double_lanes : 16;
    for (size_t start = first, next; start < end; start = next) {
        next = (start + at_once) / at_once * at_once;
        if (next > end) { next = end; }
        // The rows between these are met some at once.
        size_t from = (start + DOUBLES_AT_ONCE - 1) / DOUBLES_AT_ONCE * DOUBLES_AT_ONCE;
        size_t to = next / DOUBLES_AT_ONCE * DOUBLES_AT_ONCE;
        if (from >= to) { from = to = next; }
        for (size_t panel = 0; panel < count; panel++) {
            const NAMED(doubles) panel_norms = *(const NAMED(doubles) *)(norms + panel * kernels_double_lanes);
            NAMED(doubles) sum = {0};
#define ADD_DISTANCES(start, next, some)                                                                               \
    sum = NAMED(added_distances)(                                                                                      \
        panels + panel * depth * kernels_double_lanes, panel_norms, depth, others, other_norms, start, next, some,     \
        sum, other_sums + (start - first) * kernels_double_lanes)
            ADD_DISTANCES(start, from, 1);
            ADD_DISTANCES(from, to, DOUBLES_AT_ONCE);
            ADD_DISTANCES(to, next, 1);
#undef ADD_DISTANCES
            *(NAMED(doubles) *)(sums + panel * kernels_double_lanes) += sum;
        }
    }
}
