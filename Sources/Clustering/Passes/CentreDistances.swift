import LinearAlgebra

/// The distance of every row to the centre of its cluster and to the nearest other.
struct CentreDistances: Sendable {
    struct Row: Sendable, Hashable {
        let own: Double
        let nearestOther: Double
    }

    /// In row order; `nil` for noise.
    let rows: [Row?]

    /// - Parameters:
    ///   - partition: of at least two clusters.
    ///   - points: with at least one column.
    /// - Complexity: O(n·k·d); O(n + k·d) memory.
    init(of partition: Partition, in points: Points, _ execution: Execution) throws(ClusteringError) {
        let (depth, clusters) = (points.columns.count, partition.clusterCount)
        let centres = try ClusterCentres(of: partition, in: points, execution).values
        let panels = centres.withUnsafeElements { cells in
            Panels<Double>(rows: clusters, depth: depth) { cells[$0 * depth + $1] }
        }
        let chunks = Chunks(of: points.count, smallest: 256, most: 1024)
        let parts = try execution.map(chunks.count) { chunk in
            var squares = [Double](repeating: 0, count: panels.count * Panels<Double>.lanes)
            return points.values.withUnsafeElements { cells in
                chunks[chunk].map { row -> Row? in
                    guard let label = partition.labels[row], let cells = cells.baseAddress else { return nil }
                    panels.squaredDistances(from: cells + row * depth, panels: 0..<panels.count, into: &squares)
                    let own = squares[label - 1]
                    squares[label - 1] = .infinity
                    // The lanes behind the last centre are infinitely far.
                    return Row(own: own.squareRoot(), nearestOther: squares.reduce(.infinity, min).squareRoot())
                }
            }
        }
        rows = parts.flatMap(\.self)
    }
}
