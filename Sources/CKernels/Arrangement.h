// Rows of doubles into panels of floats.

static void NAMED(extremes)(
    const double *restrict rows, const double *restrict weights, size_t count, size_t depth, const double *restrict origin,
    double *restrict sums, double *restrict least, double *restrict greatest
) {
#pragma clang fp contract(off)
    for (size_t row = 0; row < count; row++) {
        const double *cells = rows + row * depth;
        const double weight = weights ? weights[row] : 1;
        for (size_t column = 0; column < depth; column++) {
            const double cell = cells[column];
            sums[column] += weight * (cell - origin[column]);
            least[column] = cell < least[column] ? cell : least[column];
            greatest[column] = cell > greatest[column] ? cell : greatest[column];
        }
    }
}

/// One panel of `size` rows; returns their squared lengths in the first half of the lanes and the second.
INLINED void NAMED(centre)(
    const double *rows, size_t depth, const double *means, double factor, float *panel, const size_t low_size,
    const size_t high_size, NAMED(doubles) *low_squares, NAMED(doubles) *high_squares
) {
    NAMED(doubles) low = {0}, high = {0};
    for (size_t column = 0; column < depth; column++) {
        const double mean = means[column];
        const NAMED(half_floats) first = __builtin_convertvector(
            (NAMED(gathered)(rows + column, depth, low_size) - mean) * factor, NAMED(half_floats));
        const NAMED(half_floats) second = __builtin_convertvector(
            (NAMED(gathered)(rows + kernels_double_lanes * depth + column, depth, high_size) - mean) * factor,
            NAMED(half_floats));
        *(NAMED(half_floats) *)(panel + column * kernels_float_lanes) = first;
        *(NAMED(half_floats) *)(panel + column * kernels_float_lanes + kernels_double_lanes) = second;
        const NAMED(doubles) low_cells = __builtin_convertvector(first, NAMED(doubles));
        const NAMED(doubles) high_cells = __builtin_convertvector(second, NAMED(doubles));
        low += low_cells * low_cells;
        high += high_cells * high_cells;
    }
    *low_squares = low;
    *high_squares = high;
}

static double NAMED(centred_panels)(
    const double *rows, const float *weights, size_t count, size_t depth, const double *means, double factor, float *panels
) {
    double total = 0;
    for (size_t start = 0; start < count; start += kernels_float_lanes) {
        const size_t size = count - start < kernels_float_lanes ? count - start : kernels_float_lanes;
        const double *cells = rows + start * depth;
        float *panel = panels + start * depth;
        NAMED(doubles) squares[2];
        if (size == kernels_float_lanes) {
            NAMED(centre)(
                cells, depth, means, factor, panel, kernels_double_lanes, kernels_double_lanes, &squares[0], &squares[1]);
        } else {
            const size_t low = size < kernels_double_lanes ? size : kernels_double_lanes;
            NAMED(centre)(cells, depth, means, factor, panel, low, size - low, &squares[0], &squares[1]);
            // Lanes without a row are zero, not minus the mean.
            for (size_t column = 0; column < depth; column++) {
                for (size_t row = size; row < kernels_float_lanes; row++) { panel[column * kernels_float_lanes + row] = 0; }
            }
        }
        for (size_t row = 0; row < size; row++) {
            const double square = squares[row / kernels_double_lanes][row % kernels_double_lanes];
            total += weights ? (double)weights[start + row] * square : square;
        }
    }
    return total;
}
