import LinearAlgebra

/// The two nearest centres of every row, computed in double precision from differences: the plain path.
struct NearestCentres: Sendable {
    struct Row: Sendable, Hashable {
        var first: Int
        var squaredDistance: Double
        var second: Int?
        var secondSquaredDistance: Double

        var distance: Double { squaredDistance.squareRoot() }
        var margin: Double? { second == nil ? nil : secondSquaredDistance.squareRoot() - distance }
    }

    let rows: [Row]

    /// - Parameter centres: at least one.
    init(of values: Matrix, to centres: Matrix, in execution: Execution) throws(ClusteringError) {
        let chunks = Chunks(of: values.rows)
        var rows = [Row](
            repeating: Row(first: 0, squaredDistance: 0, second: nil, secondSquaredDistance: 0), count: values.rows)
        try rows.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let found = buffer
            _ = try execution.map(chunks.count) { chunk in
                values.withUnsafeElements { cells in
                    centres.withUnsafeElements { places in
                        for row in chunks[chunk] {
                            found[row] = Self.nearest(
                                cells.baseAddress.map { $0 + row * values.columns }, places.baseAddress,
                                count: centres.rows, depth: values.columns)
                        }
                    }
                }
            }
        }
        self.rows = rows
    }

    private static func nearest(
        _ row: UnsafePointer<Double>?, _ centres: UnsafePointer<Double>?, count: Int, depth: Int
    ) -> Row {
        // Without columns all rows coincide with all centres.
        guard let row, let centres, depth > 0 else {
            return Row(first: 0, squaredDistance: 0, second: count > 1 ? 1 : nil, secondSquaredDistance: 0)
        }
        var best = Row(first: 0, squaredDistance: .infinity, second: nil, secondSquaredDistance: .infinity)
        for centre in 0..<count {
            let distance = Distances.squared(row, centres + centre * depth, count: depth)
            let precedes = { (other: Int) in Self.precedes(centres + centre * depth, centres + other * depth, depth) }
            if distance < best.squaredDistance || (distance == best.squaredDistance && precedes(best.first)) {
                if centre > 0 { (best.second, best.secondSquaredDistance) = (best.first, best.squaredDistance) }
                (best.first, best.squaredDistance) = (centre, distance)
            } else if distance < best.secondSquaredDistance
                || (distance == best.secondSquaredDistance && precedes(best.second ?? centre)) {
                (best.second, best.secondSquaredDistance) = (centre, distance)
            }
        }
        return best
    }

    /// Whether the first vector comes before the second in lexicographic order.
    private static func precedes(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ depth: Int) -> Bool {
        for position in 0..<depth where a[position] != b[position] { return a[position] < b[position] }
        return false
    }
}
