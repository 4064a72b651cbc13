import LinearAlgebra

/// The rows an algorithm has divided, where it says nothing of any others.
///
/// New rows can be given the cluster of the nearest labelled row, but only where that is asked for: it is not what the
/// algorithm would have done.
public struct LabelledRows: ClusterModel {
    public let algorithm: String
    /// One a row that is in a cluster, counted from 1.
    public let labels: [Int]
    public let clusterCount: Int
    private let space: DissimilaritySpace

    public static let kind = "labelled_rows"

    /// - Parameter space: the rows of the partition, as the algorithm measured them.
    public init(algorithm: String, partition: Partition, space: DissimilaritySpace) {
        let rows = partition.labels.indices.filter { partition.labels[$0] != nil }
        self.algorithm = algorithm
        labels = rows.compactMap { partition.labels[$0] }
        clusterCount = partition.clusterCount
        self.space = rows.count == space.count ? space : space.selecting(rows: rows)
    }

    private enum CodingKeys: CodingKey { case algorithm, labels, clusterCount, space }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        (labels, clusterCount, space) = try container.decodeLabelledSpace(
            labels: .labels, clusterCount: .clusterCount, space: .space)
    }

    public var measure: DissimilarityMeasure? { space.measure }
    public var columns: [String] { space.measure.columns }
    public var categoryColumns: [String] { space.measure.categoryColumns }

    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        throw .cannotAssign(algorithm)
    }

    /// The cluster of the nearest labelled row; of equally near rows the first.
    ///
    /// - Throws: `ClusteringError.missingColumn`, or `.tooFewRows` where no row is in a cluster.
    /// - Complexity: O(n·m·d) for m new rows.
    public func assignNearest(_ points: Points, in execution: Execution = .standard) throws(ClusteringError) -> [Assignment] {
        guard !labels.isEmpty else { throw .tooFewRows(needed: 1, given: 0) }
        let others = try space.measure.space(of: points)
        let chunks = Chunks(of: points.count, smallest: 16, most: max(1, points.count))
        return try execution.mapTelling(chunks.count) { chunk in chunks[chunk].map { assignment(of: $0, others) } }.flatMap(\.self)
    }

    private func assignment(of row: Int, _ others: DissimilaritySpace) -> Assignment {
        var nearest = [Double](repeating: .infinity, count: clusterCount)
        for (known, label) in labels.enumerated() {
            nearest[label - 1] = min(nearest[label - 1], others.dissimilarity(row, space, known))
        }
        let order = nearest.indices.sorted { (nearest[$0], $0) < (nearest[$1], $1) }
        let second = order.dropFirst().first
        return Assignment(
            cluster: order[0] + 1, distance: nearest[order[0]], runnerUp: second.map { $0 + 1 },
            margin: second.map { nearest[$0] - nearest[order[0]] })
    }
}
