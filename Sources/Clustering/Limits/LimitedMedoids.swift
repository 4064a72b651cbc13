import LinearAlgebra
import Vocabulary

/// Rows that stand for clusters, for the sum of dissimilarities from them.
///
/// The next medoid of a cluster is the row of it from which the others are least unlike, sought among all of its rows, or
/// among those nearest to the present medoid where there are very many.
struct LimitedMedoids: LimitedCentres {
    private let points: Points
    private let weights: RowWeights?
    private let space: DissimilaritySpace
    /// By cluster.
    private var medoids: [Int]

    /// Rows of a cluster that are tried as its medoid at most.
    private static let candidates = 1024

    /// - Parameter points: sorted, at least one.
    init(_ model: MedoidModel, of points: Points, in execution: Execution) throws(ClusteringError) {
        self.points = points
        weights = points.weights.flatMap { RowWeights($0, filledUpTo: points.count) }
        space = try model.space.measure.space(of: points)
        let distances = try space.dissimilarities(from: model.space, in: execution)
        medoids = (0..<model.clusterCount).map { medoid in
            (1..<points.count).reduce(0) { distances[$1, medoid] < distances[$0, medoid] ? $1 : $0 }
        }
    }

    var clusterCount: Int { medoids.count }

    /// - Complexity: O(n·k·d).
    func costs(in execution: Execution) throws(ClusteringError) -> Matrix {
        var costs = try space.dissimilarities(from: space.selecting(rows: medoids), in: execution)
        if let weights {
            costs.withUnsafeMutableElements { cells in
                for position in cells.indices { cells[position] *= weights.relative[position / clusterCount] }
            }
        }
        return costs
    }

    /// - Complexity: O(m²·d) for a cluster of m rows, up to 1,024 candidates, and O(m·d) for each of these beyond.
    mutating func move(to labels: [Int32], in execution: Execution) throws(ClusteringError) {
        for cluster in medoids.indices {
            let members = labels.indices.filter { Int(labels[$0]) == cluster }
            guard !members.isEmpty else { continue }
            let candidates = candidates(members, near: medoids[cluster])
            let chunks = Chunks(of: candidates.count, smallest: 16)
            let sums = try execution.map(chunks.count) { [space, weights] chunk in
                chunks[chunk].map { candidate in
                    members.reduce(0.0) {
                        $0 + (weights?.relative[$1] ?? 1) * space.dissimilarity($1, candidates[candidate])
                    }
                }
            }.flatMap(\.self)
            let best = sums.indices.dropFirst().reduce(0) { sums[$1] < sums[$0] ? $1 : $0 }
            medoids[cluster] = candidates[best]
        }
    }

    private func candidates(_ members: [Int], near medoid: Int) -> [Int] {
        if members.count <= Self.candidates { return members }
        return members.map { (space.dissimilarity($0, medoid), $0) }.sorted { $0 < $1 }.prefix(Self.candidates).map(\.1).sorted()
    }

    mutating func add(_ count: Int) { medoids = doubled(count).map { medoids[$0] } }

    func model(_ algorithm: String, clusters: [Int]) -> any ClusterModel {
        MedoidModel(algorithm: algorithm, rows: clusters.map { medoids[$0] }, of: points, measuredAs: space)
    }

    func rowFigures(clusters: [Int]) -> [RowFigures] {
        KMedoids.rowFigures(of: clusters.map { medoids[$0] }, among: points.count)
    }

    func figures(cost: Double) -> [Figure] {
        let total = cost * (weights?.largest ?? 1)
        return [
            Figure("total_deviation", total),
            Figure("mean_deviation", total / (points.weights?.reduce(0, +) ?? Double(points.count))),
        ]
    }
}

extension DissimilaritySpace {
    /// Rows × other's rows.
    ///
    /// - Parameter others: of the same measure.
    /// - Complexity: O(n·k·d).
    func dissimilarities(from others: DissimilaritySpace, in execution: Execution) throws(ClusteringError) -> Matrix {
        let chunks = Chunks(of: count, smallest: 256)
        let parts = try execution.map(chunks.count) { chunk in
            chunks[chunk].flatMap { row in (0..<others.count).map { dissimilarity(row, others, $0) } }
        }
        return Matrix(rows: count, columns: others.count, elements: Array(parts.joined()))
    }
}
