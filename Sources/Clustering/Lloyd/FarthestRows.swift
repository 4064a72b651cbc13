import LinearAlgebra

/// The rows farthest from where they belong, the farthest first, the first of equals first.
struct FarthestRows: Sendable {
    let rows: [Int]

    /// - Parameter distance: of a row; one that is not positive keeps the row out.
    init(
        _ wanted: Int, of count: Int, in execution: Execution, distance: @Sendable (Int) -> Double
    ) throws(ClusteringError) {
        let chunks = Chunks(of: count)
        let parts = try execution.map(chunks.count) { chunk in
            Self.first(wanted, of: chunks[chunk].map { (row: $0, distance: distance($0)) }.filter { $0.distance > 0 })
        }
        rows = Self.first(wanted, of: parts.flatMap(\.self)).map(\.row)
    }

    private static func first(
        _ wanted: Int, of rows: [(row: Int, distance: Double)]
    ) -> [(row: Int, distance: Double)] {
        Array(rows.sorted { ($1.distance, $0.row) < ($0.distance, $1.row) }.prefix(wanted))
    }
}
