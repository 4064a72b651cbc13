// The refinement of k-means: every operation rounded by itself, so that all sets of instructions give the same bits.

/// What is known so far of the nearest centres of a panel's rows.
struct NAMED(nearest_pair) {
    NAMED(doubles) first_square, second_square;
    NAMED(long_words) first, second;
};

/// Looks at `some` centres, from `centre` on.
INLINED void NAMED(look)(
    struct NAMED(nearest_pair) *pair, const double *panel, size_t depth, const double *centres, size_t centre, const size_t some
) {
#pragma clang fp contract(off)
    NAMED(doubles) squares[4];
    UNROLLED
    for (size_t one = 0; one < some; one++) { squares[one] = (NAMED(doubles)){0}; }
    for (size_t column = 0; column < depth; column++) {
        const NAMED(doubles) cells = *(const NAMED(doubles) *)(panel + column * kernels_double_lanes);
    UNROLLED
        for (size_t one = 0; one < some; one++) {
            const NAMED(doubles) difference = cells - centres[(centre + one) * depth + column];
            squares[one] += difference * difference;
        }
    }
    UNROLLED
    for (size_t one = 0; one < some; one++) {
        const NAMED(long_words) number = (NAMED(long_words)){0} + (int64_t)(centre + one);
        const NAMED(long_words) square = (NAMED(long_words))squares[one];
        const NAMED(long_words) is_first = squares[one] < pair->first_square;
        const NAMED(long_words) is_second = squares[one] < pair->second_square;
        const NAMED(long_words) known = (NAMED(long_words))pair->second_square;
        pair->second_square = (NAMED(doubles))NAMED(long_chosen)(
            is_first, (NAMED(long_words))pair->first_square, NAMED(long_chosen)(is_second, square, known));
        pair->second = NAMED(long_chosen)(is_first, pair->first, NAMED(long_chosen)(is_second, number, pair->second));
        pair->first_square = (NAMED(doubles))NAMED(long_chosen)(is_first, square, (NAMED(long_words))pair->first_square);
        pair->first = NAMED(long_chosen)(is_first, number, pair->first);
    }
}

static void NAMED(nearest)(
    const double *rows, size_t count, size_t depth, const double *centres, size_t clusters, double *panel,
    int32_t *first, double *first_square, int32_t *second, double *second_square
) {
    for (size_t start = 0; start < count; start += kernels_double_lanes) {
        const size_t size = count - start < kernels_double_lanes ? count - start : kernels_double_lanes;
        const double *cells = rows + start * depth;
        for (size_t column = 0; column < depth; column++) {
            *(NAMED(doubles) *)(panel + column * kernels_double_lanes) =
                size == kernels_double_lanes
                ? NAMED(gathered)(cells + column, depth, kernels_double_lanes) : NAMED(gathered)(cells + column, depth, size);
        }
        const NAMED(doubles) far = (NAMED(doubles)){0} + __builtin_inf();
        const NAMED(long_words) none = (NAMED(long_words)){0} - 1;
        struct NAMED(nearest_pair) pair = {.first_square = far, .second_square = far, .first = none, .second = none};
        size_t centre = 0;
        for (; clusters - centre >= 4; centre += 4) { NAMED(look)(&pair, panel, depth, centres, centre, 4); }
        for (; clusters - centre >= 1; centre += 1) { NAMED(look)(&pair, panel, depth, centres, centre, 1); }
        for (size_t row = 0; row < size; row++) {
            first[start + row] = (int32_t)pair.first[row];
            first_square[start + row] = pair.first_square[row];
            second[start + row] = (int32_t)pair.second[row];
            second_square[start + row] = pair.second_square[row];
        }
    }
}

static void NAMED(accumulate)(
    const double *restrict rows, const double *restrict weights, size_t count, size_t depth, const double *restrict means,
    const int32_t *restrict labels, double *restrict sums, double *restrict masses, ptrdiff_t *restrict counts
) {
#pragma clang fp contract(off)
    for (size_t row = 0; row < count; row++) {
        const size_t cluster = (size_t)labels[row];
        const double weight = weights ? weights[row] : 1;
        if (weight <= 0) { continue; }
        masses[cluster] += weight;
        counts[cluster] += 1;
        const double *cells = rows + row * depth;
        double *mine = sums + cluster * depth;
        for (size_t column = 0; column < depth; column++) { mine[column] += weight * (cells[column] - means[column]); }
    }
}
