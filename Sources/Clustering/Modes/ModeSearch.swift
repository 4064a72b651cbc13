import LinearAlgebra

/// The climb of windows to where rows lie densest: a window moves to the mean of the rows in it until it stands still.
///
/// Source: Comaniciu, Meer, “Mean shift: a robust approach toward feature space analysis”, IEEE TPAMI 24 (2002).
struct ModeSearch: Sendable {
    /// Windows are balls of this radius, the boundary included.
    let bandwidth: Double
    let maximumIterations: Int
    private let depth: Int
    private let panels: Panels<Double>

    /// Where a window has come to stand.
    struct Mode: Sendable {
        let place: [Double]
        /// Rows in the window.
        let rows: Int
        let iterations: Int
        let hasConverged: Bool
    }

    private static let lanes = Panels<Double>.lanes
    /// Movement that counts as none, in bandwidths.
    private static let standstill = 1e-3
    /// Windows that climb between two reports of progress.
    private static let batch = 32

    init(values: Matrix, bandwidth: Double, maximumIterations: Int) {
        self.bandwidth = bandwidth
        self.maximumIterations = maximumIterations
        depth = values.columns
        panels = Panels<Double>(rows: values.rows, depth: values.columns) { values[$0, $1] }
    }

    /// The modes, the densest first, of those nearer to each other than a bandwidth only the first.
    ///
    /// Equally dense ones stand in descending order of their coordinates.
    ///
    /// - Complexity: O(seeds · n · d) an iteration.
    func modes(from seeds: Matrix, in execution: Execution) throws(ClusteringError) -> [Mode] {
        var found: [Mode] = []
        for start in stride(from: 0, to: seeds.rows, by: Self.batch) {
            let batch = start..<min(seeds.rows, start + Self.batch)
            found += try execution.map(batch.count) { climb(from: Array(seeds.row(batch.lowerBound + $0)), in: execution) }
            try execution.checkpoint()
            execution.progress(Double(batch.upperBound) / Double(seeds.rows))
        }
        let sorted = found.filter { $0.rows > 0 }.sorted { first, second in
            first.rows == second.rows ? second.place.lexicographicallyPrecedes(first.place) : first.rows > second.rows
        }
        var kept: [Mode] = []
        for mode in sorted {
            try execution.checkpoint()
            let isNew = kept.allSatisfy { other in
                Distances.squared(mode.place, other.place, count: depth).squareRoot() > bandwidth
            }
            if isNew { kept.append(mode) }
        }
        return kept
    }

    /// Breaks off when cancelled; what has been found by then is of no use.
    private func climb(from seed: [Double], in execution: Execution) -> Mode {
        var place = seed
        var distances = [Double](repeating: 0, count: panels.count * Self.lanes)
        var iteration = 0
        while true {
            iteration += 1
            panels.squaredDistances(from: place, panels: 0..<panels.count, into: &distances)
            let (rows, shift) = shift(of: place, distances)
            for column in 0..<depth { place[column] += shift[column] }
            let movement = Distances.inner(shift, shift, count: depth).squareRoot()
            let hasConverged = movement <= Self.standstill * bandwidth
            if hasConverged || iteration >= maximumIterations || execution.isCancelled() {
                return Mode(place: place, rows: rows, iterations: iteration, hasConverged: hasConverged)
            }
        }
    }

    /// How many rows are in the window, and the mean of their deviations from its centre.
    private func shift(of place: [Double], _ distances: [Double]) -> (rows: Int, shift: [Double]) {
        var sums = [SIMD8<Double>](repeating: .zero, count: depth)
        var counts = SIMD8<Double>.zero
        panels.cells.withUnsafeBytes { cells in
            distances.withUnsafeBytes { distances in
                for panel in 0..<panels.count {
                    let offset = panel * MemoryLayout<SIMD8<Double>>.stride
                    // Rows that only fill up the last panel are infinitely far.
                    let squares = distances.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                    let isWithin = squares.squareRoot() .<= bandwidth
                    guard isWithin != SIMDMask(repeating: false) else { continue }
                    counts.replace(with: counts + 1, where: isWithin)
                    for column in 0..<depth {
                        let place = SIMD8<Double>(repeating: place[column])
                        let cell = cells.loadUnaligned(fromByteOffset: offset * depth + column * 64, as: SIMD8<Double>.self)
                        sums[column] += SIMD8<Double>.zero.replacing(with: cell - place, where: isWithin)
                    }
                }
            }
        }
        let rows = counts.sum()
        return (Int(rows), sums.map { $0.sum() / max(1, rows) })
    }
}
