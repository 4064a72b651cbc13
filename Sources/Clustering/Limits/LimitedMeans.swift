import LinearAlgebra
import Vocabulary

/// Means of rows, for the sum of squared distances from them.
struct LimitedMeans: LimitedCentres {
    private let points: Points
    private let weights: RowWeights?
    private var centres: Matrix
    /// Deviations from this are summed, not the values, which keeps digits where rows lie far from zero.
    private let origin: [Double]

    /// - Parameters:
    ///   - centres: at least one.
    ///   - points: sorted, at least one.
    init(_ centres: Matrix, of points: Points) {
        self.points = points
        self.centres = centres
        weights = points.weights.flatMap { RowWeights($0, filledUpTo: points.count) }
        origin = Array(points.values.row(points.count / 2))
    }

    var clusterCount: Int { centres.rows }

    /// - Complexity: O(n·k·d).
    func costs(in execution: Execution) throws(ClusteringError) -> Matrix {
        var costs = try points.values.squaredDistances(from: centres, in: execution)
        if let weights {
            costs.withUnsafeMutableElements { cells in
                for position in cells.indices { cells[position] *= weights.relative[position / clusterCount] }
            }
        }
        return costs
    }

    /// - Complexity: O(n·d).
    mutating func move(to labels: [Int32], in execution: Execution) throws(ClusteringError) {
        let chunks = Chunks(of: points.count)
        let nothing = ClusterSums(clusters: clusterCount, depth: centres.columns)
        let sums = try execution.map(chunks.count) { [points, weights, origin] chunk in
            var sums = nothing
            labels.withUnsafeBufferPointer { labels in
                guard let first = labels.baseAddress else { return }
                sums.add(
                    chunks[chunk], of: points.values, about: origin, weights: weights?.relative,
                    labels: first + chunks[chunk].lowerBound)
            }
            return sums
        }.reduce(into: nothing) { $0.add($1) }
        for cluster in 0..<clusterCount where sums.masses[cluster] > 0 {
            for column in 0..<centres.columns { centres[cluster, column] = origin[column] + sums.mean(of: cluster, column) }
        }
    }

    mutating func add(_ count: Int) { centres = centres.selecting(rows: doubled(count)) }

    func model(_ algorithm: String, clusters: [Int]) -> any ClusterModel {
        CentreModel(algorithm: algorithm, columns: points.columns, centres: centres.selecting(rows: clusters))
    }

    func figures(cost: Double) -> [Figure] {
        let inertia = cost * (weights?.largest ?? 1)
        return [Figure("inertia", inertia.isFinite ? inertia : nil)]
    }
}

extension Matrix {
    /// Rows × other's rows: ‖x − y‖², from differences.
    ///
    /// - Complexity: O(n·k·d).
    func squaredDistances(from others: Matrix, in execution: Execution) throws(ClusteringError) -> Matrix {
        let chunks = Chunks(of: rows)
        let parts = try execution.map(chunks.count) { chunk in
            withUnsafeElements { cells in
                others.withUnsafeElements { otherCells in
                    guard let first = cells.baseAddress, let other = otherCells.baseAddress else {
                        return [Double](repeating: 0, count: chunks[chunk].count * others.rows)
                    }
                    return chunks[chunk].flatMap { row in
                        (0..<others.rows).map {
                            Distances.squared(first + row * columns, other + $0 * columns, count: columns)
                        }
                    }
                }
            }
        }
        return Matrix(rows: rows, columns: others.rows, elements: Array(parts.joined()))
    }
}
