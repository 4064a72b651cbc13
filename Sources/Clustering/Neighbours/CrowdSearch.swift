import LinearAlgebra

/// Counts the rows within a radius of eight queries, as far as it takes to know that there are enough.
struct CrowdSearch: NeighbourSearch {
    private(set) var limits = SIMD8<Double>(repeating: 0)
    private(set) var counts = SIMD8<Int>(repeating: 0)
    private let enough: Int
    private let limit: Double

    /// - Parameter radius: rows at exactly this distance count.
    init(within radius: Double, enough: Int, norm: Norm) {
        self.enough = enough
        limit = norm.magnitude(above: radius)
    }

    mutating func reset(queries: Int) {
        for query in 0..<QueryPacket.lanes {
            counts[query] = 0
            limits[query] = query < queries && enough > 0 ? limit : 0
        }
    }

    mutating func take(_ nearer: UInt64, from first: Int, for query: Int, _ magnitudes: UnsafePointer<Double>) {
        counts[query] += nearer.nonzeroBitCount
        if counts[query] >= enough { limits[query] = 0 }
    }
}

extension NeighbourTree {
    /// Whether each row has at least so many rows within a radius, itself among them, by position.
    func isCrowded(within radius: Double, rows enough: Int, in execution: Execution) throws(ClusteringError) -> [Bool] {
        try mapPackets(of: panels.count, in: execution) { numbers in
            var packet = QueryPacket(depth: depth)
            var search = CrowdSearch(within: radius, enough: enough, norm: norm)
            return numbers.flatMap { number in
                packet.load(panel: number, of: self)
                search.reset(queries: packet.count)
                self.search(packet, &search)
                return (0..<packet.count).map { search.counts[$0] >= enough }
            }
        }.flatMap(\.self)
    }
}
