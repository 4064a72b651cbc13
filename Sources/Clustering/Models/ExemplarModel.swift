import LinearAlgebra

/// Rows that stand for the clusters, the nearest of which new rows belong to.
///
/// Written as JSON and read again, a model assigns the same labels, distances and margins bit for bit.
public struct ExemplarModel: ClusterModel {
    public let algorithm: String
    /// Clusters × columns: the exemplars as they were given.
    public let exemplars: Matrix
    private let space: DissimilaritySpace
    /// By cluster: where its exemplar stands among all in the order of their values, which settles ties.
    private let ranks: [Int]

    public static let kind = "exemplars"

    /// - Parameters:
    ///   - exemplars: one a cluster, in their order.
    ///   - space: the same rows, as the algorithm measured them.
    public init(algorithm: String, exemplars: Matrix, space: DissimilaritySpace) {
        precondition(exemplars.rows == space.count, "there is not an exemplar for every row measured")
        self.algorithm = algorithm
        self.exemplars = exemplars
        self.space = space
        ranks = Self.ranks(of: space)
    }

    public var measure: DissimilarityMeasure? { space.measure }
    public var columns: [String] { space.measure.columns }
    public var categoryColumns: [String] { space.measure.categoryColumns }
    public var clusterCount: Int { exemplars.rows }
    public var locations: Matrix? { exemplars }

    /// The cluster of the nearest exemplar of every row, in row order, and how unlike it the row is.
    ///
    /// A row as near to two exemplars goes to the one whose cells come first, which does not depend on how the clusters
    /// are numbered.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.noDirection`, or `.tooFewRows` where the model has no exemplar.
    /// - Complexity: O(n·k·d).
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        try assign(try space.measure.space(of: points), in: execution)
    }

    func assign(_ others: DissimilaritySpace, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        guard clusterCount > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let chunks = Chunks(of: others.count, smallest: 64)
        return try execution.map(chunks.count) { chunk in chunks[chunk].map { assignment(of: $0, others) } }.flatMap(\.self)
    }

    private func assignment(of row: Int, _ others: DissimilaritySpace) -> Assignment {
        var (best, second) = (Candidate.none, Candidate.none)
        for (cluster, rank) in ranks.enumerated() {
            let candidate = Candidate(
                cluster: cluster, distance: others.dissimilarity(row, space, cluster), rank: rank)
            if candidate.precedes(best) {
                (best, second) = (candidate, best)
            } else if candidate.precedes(second) {
                second = candidate
            }
        }
        guard second.cluster >= 0 else { return Assignment(cluster: best.cluster + 1, distance: best.distance) }
        return Assignment(
            cluster: best.cluster + 1, distance: best.distance, runnerUp: second.cluster + 1,
            margin: second.distance - best.distance)
    }

    private struct Candidate {
        let cluster: Int
        let distance: Double
        let rank: Int

        static let none = Candidate(cluster: -1, distance: .infinity, rank: .max)

        func precedes(_ other: Candidate) -> Bool { (distance, rank) < (other.distance, other.rank) }
    }

    private static func ranks(of space: DissimilaritySpace) -> [Int] {
        let order = ValueOrder(of: space)
        return order.restored(Array(order.rows.indices))
    }
}

extension ExemplarModel {
    private enum CodingKeys: CodingKey { case algorithm, exemplars, space }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        exemplars = try container.decode(Matrix.self, forKey: .exemplars)
        space = try container.decodeSpace(forKey: .space)
        guard exemplars.rows == space.count, exemplars.columns == space.measure.columns.count else {
            throw ClusteringError.unreadableModel("\(exemplars.rows) exemplars for \(space.count) rows measured")
        }
        ranks = Self.ranks(of: space)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(algorithm, forKey: .algorithm)
        try container.encode(exemplars, forKey: .exemplars)
        try container.encode(space, forKey: .space)
    }
}
