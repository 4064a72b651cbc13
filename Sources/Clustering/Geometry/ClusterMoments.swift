import LinearAlgebra

/// Centres and spreads of a partition's clusters, accumulated in double precision about the mean of all rows.
struct ClusterMoments: Sendable {
    /// Clusters × columns, as deviations from the mean of all labelled rows.
    let centres: Matrix
    let sizes: [Int]
    /// By cluster: Σ‖x − centre‖².
    let squares: [Double]
    /// By cluster: the mean of ‖x − centre‖.
    let meanDistances: [Double]
    /// Σ‖x − mean‖² over all labelled rows.
    let totalSquares: Double

    var within: Double { squares.reduce(0, +) }

    /// Σ n‖centre − mean‖², not the difference of total and within, which would cancel.
    var between: Double {
        zip(sizes, 0...).reduce(0) { sum, cluster in
            sum + Double(cluster.0) * centres.row(cluster.1).reduce(0) { $0 + $1 * $1 }
        }
    }

    /// - Complexity: O(n·d).
    init(of partition: Partition, in points: Points) {
        let labels = partition.indices
        let rows = labels.indices.filter { labels[$0] >= 0 }
        let depth = points.columns.count
        let labelled = rows.count == points.count ? points.values : points.values.selecting(rows: rows)
        let values = labelled.centred(about: labelled.columnMeans)
        var centres = Matrix(rows: partition.clusterCount, columns: depth)
        var squares = [Double](repeating: 0, count: partition.clusterCount)
        var distances = squares
        var total = 0.0
        values.withUnsafeElements { cells in
            centres.withUnsafeMutableElements { centres in
                for (position, row) in rows.enumerated() {
                    let cluster = Int(labels[row])
                    for column in 0..<depth { centres[cluster * depth + column] += cells[position * depth + column] }
                }
                for cluster in 0..<partition.clusterCount {
                    for column in 0..<depth { centres[cluster * depth + column] /= Double(partition.sizes[cluster]) }
                }
                guard let cells = cells.baseAddress, let centres = centres.baseAddress else { return }
                for (position, row) in rows.enumerated() {
                    let cluster = Int(labels[row])
                    let square = Distances.squared(cells + position * depth, centres + cluster * depth, count: depth)
                    squares[cluster] += square
                    distances[cluster] += square.squareRoot()
                    total += Distances.inner(cells + position * depth, cells + position * depth, count: depth)
                }
            }
        }
        self.centres = centres
        sizes = partition.sizes
        self.squares = squares
        meanDistances = zip(distances, partition.sizes).map { $0 / Double($1) }
        totalSquares = total
    }
}
