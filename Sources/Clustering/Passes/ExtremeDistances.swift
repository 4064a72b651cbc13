import LinearAlgebra

/// The least distance between clusters and the largest within one, for several partitions in one pass over all pairs.
struct ExtremeDistances: Sendable {
    private typealias Vector = SIMD8<Double>

    /// By partition: the magnitude between the nearest rows in different clusters; infinite where there are none.
    private(set) var separations: [Double]
    /// By partition: the magnitude between the farthest rows in one cluster.
    private(set) var diameters: [Double]

    /// - Complexity: O(n²·(d + p)) for p partitions.
    init(of partitions: [Partition], in space: DissimilaritySpace, _ execution: Execution) throws(ClusteringError) {
        separations = Array(repeating: .infinity, count: partitions.count)
        diameters = Array(repeating: 0, count: partitions.count)
        // As doubles, so that comparing labels gives a mask for distances.
        let labels = partitions.map { $0.indices.map(Double.init) }
        var states = [Self](repeating: self, count: RowPairs.stripes)
        try RowPairs(space).reduce(into: &states, in: execution) { state, row, others, squares in
            for (partition, labels) in labels.enumerated() where labels[row] >= 0 {
                labels.withUnsafeBufferPointer { labels in
                    guard let labels = labels.baseAddress else { return }
                    state.add(partition, own: labels[row], labels + others.lowerBound, squares, count: others.count)
                }
            }
        }
        for state in states {
            for partition in partitions.indices {
                separations[partition] = min(separations[partition], state.separations[partition])
                diameters[partition] = max(diameters[partition], state.diameters[partition])
            }
        }
    }

    private mutating func add(
        _ partition: Int, own: Double, _ labels: UnsafePointer<Double>, _ squares: UnsafePointer<Double>, count: Int
    ) {
        var nearest = Vector(repeating: separations[partition])
        var farthest = Vector(repeating: diameters[partition])
        var position = 0
        while position + Vector.scalarCount <= count {
            let others = UnsafeRawPointer(labels + position).loadUnaligned(as: Vector.self)
            let distances = UnsafeRawPointer(squares + position).loadUnaligned(as: Vector.self)
            let isSame = others .== own
            nearest.replace(with: distances, where: (distances .< nearest) .& .!isSame .& (others .>= 0))
            farthest.replace(with: distances, where: (distances .> farthest) .& isSame)
            position += Vector.scalarCount
        }
        separations[partition] = nearest.min()
        diameters[partition] = farthest.max()
        for position in position..<count where labels[position] >= 0 {
            if labels[position] == own {
                diameters[partition] = max(diameters[partition], squares[position])
            } else {
                separations[partition] = min(separations[partition], squares[position])
            }
        }
    }
}
