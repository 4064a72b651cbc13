// The search of k-means, and the choice of its first centres.

/// Takes a row out of a cluster, or puts it there.
INLINED void NAMED(shift)(
    const struct kernels_change *change, size_t cluster, const float *cells, size_t depth, double weight, ptrdiff_t rows
) {
    double *sums = change->sums + cluster * depth;
    for (size_t column = 0; column < depth; column++) { sums[column] += weight * (double)cells[column * kernels_float_lanes]; }
    change->masses[cluster] += weight;
    change->counts[cluster] += rows;
}

static void NAMED(reassign)(
    const float *panels, const float *weights, size_t count, size_t depth, const struct kernels_stack *stack,
    float *scores, int32_t *labels, const size_t *places, const struct kernels_change *change
) {
    const size_t clusters = stack->offsets[stack->runs];
    for (size_t start = 0; start < count; start += kernels_float_lanes) {
        const float *panel = panels + start * depth;
        const size_t size = count - start < kernels_float_lanes ? count - start : kernels_float_lanes;
        size_t cluster = 0;
#define SCORE(some)                                                                                                    \
    NAMED(scores)(                                                                                                     \
        panel, depth, stack->centres + cluster * depth, stack->squares + cluster, some,                                \
        (NAMED(floats) *)scores + cluster)
        IN_TILES(cluster, clusters, SCORE)
#undef SCORE
        for (size_t run = 0; run < stack->runs; run++) {
            const size_t offset = stack->offsets[run];
            const NAMED(floats) *candidates = (const NAMED(floats) *)scores + offset;
            NAMED(floats) lowest = candidates[0];
            NAMED(words) nearest = {0};
            for (size_t candidate = 1; candidate < stack->offsets[run + 1] - offset; candidate++) {
                const NAMED(words) is_lower = candidates[candidate] < lowest;
                lowest = NAMED(lower)(candidates[candidate], lowest);
                nearest = NAMED(chosen)(is_lower, (NAMED(words)){0} + (int32_t)candidate, nearest);
            }
            NAMED(words) *mine = (NAMED(words) *)(labels + places[run] + start);
            const NAMED(words) before = *mine;
            if (__builtin_reduce_or(before ^ nearest) == 0) { continue; }
            *mine = nearest;
            for (size_t lane = 0; lane < size; lane++) {
                if (before[lane] == nearest[lane]) { continue; }
                change->moved[run] += 1;
                const double weight = weights ? weights[start + lane] : 1;
                if (weight <= 0) { continue; }
                NAMED(shift)(change, offset + (size_t)nearest[lane], panel + lane, depth, weight, 1);
                if (before[lane] >= 0) {
                    NAMED(shift)(change, offset + (size_t)before[lane], panel + lane, depth, -weight, -1);
                }
            }
        }
    }
}

/// Weight · square of every lane, those of the second half added to the first.
INLINED NAMED(doubles) NAMED(weighted)(NAMED(floats) squares, const float *weights) {
    if (weights) { squares *= *(const NAMED(floats) *)weights; }
    return NAMED(low)(squares) + NAMED(high)(squares);
}

/// The sum of all lanes, from the first to the last.
INLINED double NAMED(total)(NAMED(doubles) lanes) {
    double sum = 0;
    for (size_t lane = 0; lane < kernels_double_lanes; lane++) { sum += lanes[lane]; }
    return sum;
}

static double NAMED(approach)(
    const float *panels, const float *weights, size_t count, size_t depth, const float *query, float *closest
) {
    NAMED(doubles) sum = {0};
    for (size_t panel = 0; panel < count; panel++) {
        NAMED(floats) squares;
        NAMED(squared_distances_f32)(query, panels + panel * depth * kernels_float_lanes, 1, depth, (float *)&squares);
        NAMED(floats) *mine = (NAMED(floats) *)(closest + panel * kernels_float_lanes);
        *mine = NAMED(lower)(squares, *mine);
        sum += NAMED(weighted)(*mine, weights ? weights + panel * kernels_float_lanes : 0);
    }
    return NAMED(total)(sum);
}

static void NAMED(remainders)(
    const float *panels, const float *weights, size_t count, size_t depth, const float *candidates, const float *closest,
    double *sums
) {
    NAMED(doubles) left[kernels_candidates] = {{0}};
    for (size_t panel = 0; panel < count; panel++) {
        const float *cells = panels + panel * depth * kernels_float_lanes;
        NAMED(floats) squares[kernels_candidates] = {{0}};
        for (size_t column = 0; column < depth; column++) {
            const NAMED(floats) lanes = *(const NAMED(floats) *)(cells + column * kernels_float_lanes);
            UNROLLED
            for (size_t candidate = 0; candidate < kernels_candidates; candidate++) {
                const NAMED(floats) difference = lanes - candidates[candidate * depth + column];
                squares[candidate] += difference * difference;
            }
        }
        const NAMED(floats) mine = *(const NAMED(floats) *)(closest + panel * kernels_float_lanes);
        for (size_t candidate = 0; candidate < kernels_candidates; candidate++) {
            left[candidate] += NAMED(weighted)(
                NAMED(lower)(squares[candidate], mine), weights ? weights + panel * kernels_float_lanes : 0);
        }
    }
    for (size_t candidate = 0; candidate < kernels_candidates; candidate++) { sums[candidate] += NAMED(total)(left[candidate]); }
}
