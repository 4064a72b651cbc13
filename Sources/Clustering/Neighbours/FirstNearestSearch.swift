import LinearAlgebra

/// Looks for the nearest row of each of eight queries, and of equally near ones for that of the lowest number.
struct FirstNearestSearch: NeighbourSearch {
    private(set) var limits = SIMD8<Double>(repeating: 0)
    /// By query: the number of the row found so far.
    private var rows = [Int32](repeating: 0, count: QueryPacket.lanes)
    private var magnitudes = SIMD8<Double>(repeating: .infinity)
    /// By position: the number of the row.
    private let numbers: [Int32]

    init(numbers: [Int32]) { self.numbers = numbers }

    mutating func reset(queries: Int) {
        for query in 0..<QueryPacket.lanes {
            (rows[query], magnitudes[query]) = (0, .infinity)
            limits[query] = query < queries ? .infinity : 0
        }
    }

    mutating func take(_ nearer: UInt64, from first: Int, for query: Int, _ given: UnsafePointer<Double>) {
        var left = nearer
        while left != 0 {
            let offset = left.trailingZeroBitCount
            left &= left - 1
            let (magnitude, row) = (given[offset], numbers[first + offset])
            if (magnitude, row) < (magnitudes[query], rows[query]) { (magnitudes[query], rows[query]) = (magnitude, row) }
        }
        // Rows as near as the one found are looked at too.
        limits[query] = magnitudes[query].nextUp
    }

    func found(by query: Int, _ norm: Norm) -> (row: Int, length: Double) {
        (Int(rows[query]), norm.length(ofMagnitude: magnitudes[query]))
    }
}

extension NeighbourTree {
    /// The nearest row of each query, of equally near ones that of the lowest number; there must be a row.
    ///
    /// - Parameter queries: queries × the columns of the tree.
    func firstNearest(to queries: Matrix, in execution: Execution) throws(ClusteringError) -> [(row: Int, length: Double)] {
        let packets = (queries.rows + Self.lanes - 1) / Self.lanes
        return try mapPackets(of: packets, in: execution) { numbers in
            var packet = QueryPacket(depth: depth)
            var search = FirstNearestSearch(numbers: order)
            return numbers.flatMap { number in
                packet.load(of: queries, from: number * Self.lanes)
                search.reset(queries: packet.count)
                self.search(packet, &search)
                return (0..<packet.count).map { search.found(by: $0, norm) }
            }
        }.flatMap(\.self)
    }
}
