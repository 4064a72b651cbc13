/// Collects the nearest of the rows left for eight queries.
struct RemainingSearch: NeighbourSearch {
    private(set) var nearest: NearestSearch
    private let rows: RemainingRows

    /// - Parameter wanted: how many each query looks for, at least one.
    init(_ rows: RemainingRows, wanted: Int) {
        self.rows = rows
        nearest = NearestSearch(wanted: wanted)
    }

    var limits: SIMD8<Double> { nearest.limits }

    mutating func reset(queries: Int, below limit: Double) { nearest.reset(queries: queries, below: limit) }

    func skips(_ node: Int) -> Bool { rows.counts[node] == 0 }

    mutating func take(_ nearer: UInt64, from first: Int, for query: Int, _ magnitudes: UnsafePointer<Double>) {
        nearest.take(nearer & rows.bits(from: first), from: first, for: query, magnitudes)
    }
}
