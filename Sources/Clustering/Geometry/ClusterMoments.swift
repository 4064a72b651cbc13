import LinearAlgebra

/// Centres and spreads of a partition's clusters, accumulated in double precision about the mean of all rows.
///
/// A row of weight 2 is two rows, but for the rounding of sums. Sums are in the weight of the heaviest row, so that none
/// overflows or vanishes because of it; ratios of them need no more.
struct ClusterMoments: Sendable {
    /// Clusters × columns, as deviations from the mean of all labelled rows.
    let centres: Matrix
    let sizes: [Int]
    /// What the heaviest row counts; 1 where rows are not weighted.
    let heaviest: Double
    /// By cluster: what its rows count together; its size where rows are not weighted.
    let masses: [Double]
    /// By cluster: Σ‖x − centre‖².
    let squares: [Double]
    /// By cluster: the mean of ‖x − centre‖.
    let meanDistances: [Double]
    /// Σ‖x − mean‖² over all labelled rows.
    let totalSquares: Double

    var mass: Double { masses.reduce(0, +) }

    var within: Double { squares.reduce(0, +) }

    /// Σ n‖centre − mean‖², not the difference of total and within, which would cancel.
    var between: Double {
        zip(masses, 0...).reduce(0) { sum, cluster in
            sum + cluster.0 * centres.row(cluster.1).reduce(0) { $0 + $1 * $1 }
        }
    }

    /// - Complexity: O(n·d).
    init(of partition: Partition, in points: Points, _ execution: Execution) throws(ClusteringError) {
        let labels = partition.indices
        let rows = labels.indices.filter { labels[$0] >= 0 }
        let depth = points.columns.count
        let labelled = rows.count == points.count ? points.values : points.values.selecting(rows: rows)
        let weights = points.relativeWeights.map { weights in rows.map { weights[$0] } }
        var values = labelled.centred(about: labelled.columnMeans)
        if let weights { values = values.centred(about: values.columnMeans(weights: weights)) }
        var centres = Matrix(rows: partition.clusterCount, columns: depth)
        var squares = [Double](repeating: 0, count: partition.clusterCount)
        var (distances, masses) = (squares, squares)
        var total = 0.0
        let chunks = Chunks(of: rows.count, smallest: 8192, most: 1 << 20)
        try values.withUnsafeElements { (cells) throws(ClusteringError) in
            try centres.withUnsafeMutableElements { (centres) throws(ClusteringError) in
                for chunk in 0..<chunks.count {
                    try execution.checkpoint()
                    for position in chunks[chunk] {
                        let cluster = Int(labels[rows[position]])
                        let weight = weights?[position] ?? 1
                        masses[cluster] += weight
                        for column in 0..<depth {
                            centres[cluster * depth + column] += weight * cells[position * depth + column]
                        }
                    }
                }
                for cluster in 0..<partition.clusterCount {
                    for column in 0..<depth { centres[cluster * depth + column] /= masses[cluster] }
                }
                guard let cells = cells.baseAddress, let centres = centres.baseAddress else { return }
                for chunk in 0..<chunks.count {
                    try execution.checkpoint()
                    for position in chunks[chunk] {
                        let cluster = Int(labels[rows[position]])
                        let square = Distances.squared(cells + position * depth, centres + cluster * depth, count: depth)
                        let weight = weights?[position] ?? 1
                        squares[cluster] += weight * square
                        distances[cluster] += weight * square.squareRoot()
                        total += weight * Distances.inner(cells + position * depth, cells + position * depth, count: depth)
                    }
                }
            }
        }
        heaviest = points.weights?.max() ?? 1
        self.centres = centres
        sizes = partition.sizes
        self.squares = squares
        meanDistances = zip(distances, masses).map { $0 / $1 }
        self.masses = masses
        totalSquares = total
    }
}

extension Matrix {
    /// The means of the columns, each row counting by its weight.
    fileprivate func columnMeans(weights: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        withUnsafeElements { cells in
            for (row, weight) in weights.enumerated() {
                for column in 0..<columns { sums[column] += weight * cells[row * columns + column] }
            }
        }
        let total = weights.reduce(0, +)
        return total > 0 ? sums.map { $0 / total } : sums
    }
}
