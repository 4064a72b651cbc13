// A filter for the nearest neighbours of clusters under Ward's linkage.

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
