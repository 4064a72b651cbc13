import LinearAlgebra

/// Every pair of rows once, with the magnitude of their difference in double precision, in an order that fixes what is added to what.
///
/// Rows are dealt to a fixed number of stripes as cards are dealt to players, whatever the number of threads. A stripe
/// takes its rows in order and keeps a state of its own; the states are what the caller then reduces, in their order.
struct RowPairs: Sendable {
    static let stripes = 16
    let panels: DissimilarityPanels
    private let count: Int

    init(_ space: DissimilaritySpace) {
        panels = DissimilarityPanels(of: 0..<space.count, in: space)
        count = space.count
    }

    /// One state a stripe, each fed with the pairs of its rows.
    ///
    /// - Parameters:
    ///   - states: one a stripe.
    ///   - progress: the part of the caller's work that this is.
    ///   - add: takes a row, rows after it that follow each other, and the magnitudes of the differences to those.
    /// - Complexity: O(n²·d); memory for a second copy of the rows.
    func reduce<State: Sendable>(
        into states: inout [State], in execution: Execution, progress: Range<Double> = 0..<1,
        _ add: @Sendable (inout State, Int, Range<Int>, UnsafePointer<Double>) -> Void
    ) throws(ClusteringError) {
        let rows = Self.stripes * rowsAtOnce
        let slices = (count + rows - 1) / rows
        try states.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Each stripe writes its own state alone.
            nonisolated(unsafe) let states = buffer
            for slice in 0..<slices {
                let taken = slice * rows..<min(count, (slice + 1) * rows)
                _ = try execution.map(Self.stripes) { stripe in
                    reduce(taken, stripe: stripe, into: &states[stripe], add)
                }
                let share = Double(slice + 1) / Double(slices)
                execution.progress(progress.lowerBound + share * (progress.upperBound - progress.lowerBound))
            }
        }
    }

    /// Rows that a stripe takes between two looks at whether to stop: some milliseconds of work.
    private var rowsAtOnce: Int {
        min(64, max(8, 20_000_000 / (count * (panels.depth + 8) + 1)))
    }

    /// Panels whose cells stay in a core's cache while a stripe's rows pass by.
    private var panelsAtOnce: Int { max(1, 4096 / max(1, panels.depth)) }

    private func reduce<State>(
        _ rows: Range<Int>, stripe: Int, into state: inout State,
        _ add: (inout State, Int, Range<Int>, UnsafePointer<Double>) -> Void
    ) {
        let (lanes, width) = (DissimilarityPanels.lanes, panelsAtOnce)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: width * lanes) { room in
            guard let magnitudes = room.baseAddress else { return }
            for tile in stride(from: rows.lowerBound / lanes, to: panels.count, by: width) {
                let end = min(panels.count, tile + width)
                for row in stride(from: rows.lowerBound + stripe, to: rows.upperBound, by: Self.stripes) {
                    let first = max(tile, (row + 1) / lanes)
                    let others = max(first * lanes, row + 1)..<max(first * lanes, row + 1, min(count, end * lanes))
                    guard !others.isEmpty else { continue }
                    panels.fill(magnitudes, from: row, panels: first..<end)
                    add(&state, row, others, magnitudes + (others.lowerBound - first * lanes))
                }
            }
        }
    }
}
