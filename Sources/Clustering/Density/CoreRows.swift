import LinearAlgebra

/// Rows in dense places with their clusters: a row belongs to the cluster of the nearest of them, unless that is out of reach.
public struct CoreRows: ClusterModel {
    public let algorithm: String
    /// One a core row, counted from 1.
    public let labels: [Int]
    public let clusterCount: Int
    /// The dissimilarity within which a core row reaches others.
    public let reach: Double
    private let space: DissimilaritySpace

    public static let kind = "core_rows"

    /// - Parameter space: the core rows in the order of their values, so that ties do not depend on how rows were given.
    init(algorithm: String, labels: [Int], reach: Double, space: DissimilaritySpace) {
        self.algorithm = algorithm
        self.labels = labels
        clusterCount = labels.max() ?? 0
        self.reach = reach
        self.space = space
    }

    private enum CodingKeys: CodingKey { case algorithm, labels, clusterCount, reach, space }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        (labels, clusterCount, space) = try container.decodeLabelledSpace(
            labels: .labels, clusterCount: .clusterCount, space: .space)
        reach = try container.decode(Double.self, forKey: .reach)
    }

    public var measure: DissimilarityMeasure? { space.measure }
    public var columns: [String] { space.measure.columns }

    /// The cluster of the nearest core row within reach, of equally near ones the first; none where there is no such row.
    ///
    /// Nothing is said of runners-up.
    /// - Throws: `ClusteringError.missingColumn`; `.tooFewRows` where there are no core rows.
    /// - Complexity: O(m·d·log m) for the m core rows, and about O(d·log m) a row where columns are few.
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        guard !labels.isEmpty else { throw .tooFewRows(needed: 1, given: 0) }
        let rows = try space.measure.space(of: points).rows
        return try space.tree(in: execution).firstNearest(to: rows, in: execution).map { nearest in
            let dissimilarity = space.dissimilarity(ofLength: nearest.length)
            let isReached = nearest.length <= space.length(ofDissimilarity: reach)
            return Assignment(cluster: isReached ? labels[nearest.row] : nil, distance: dissimilarity)
        }
    }
}
