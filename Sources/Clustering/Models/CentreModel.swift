import LinearAlgebra

/// Centres, the nearest of which new rows belong to.
///
/// Written as JSON and read again, a model assigns the same labels, distances and margins bit for bit.
public struct CentreModel: ClusterModel {
    /// The word for the algorithm that made it.
    public let algorithm: String
    public let columns: [String]
    /// One centre a row: the centre of cluster c is row c − 1.
    public let centres: Matrix

    public init(algorithm: String, columns: [String], centres: Matrix) {
        precondition(columns.count == centres.columns, "names do not fit the centres")
        self.algorithm = algorithm
        self.columns = columns
        self.centres = centres
    }

    public static let kind = "centres"
    public var clusterCount: Int { centres.rows }
    public var locations: Matrix? { centres }

    private enum CodingKeys: CodingKey { case algorithm, columns, centres }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        columns = try container.decode([String].self, forKey: .columns)
        centres = try container.decode(Matrix.self, forKey: .centres)
        guard columns.count == centres.columns else {
            throw ClusteringError.unreadableModel("\(columns.count) names for centres of \(centres.columns) columns")
        }
    }

    /// The nearest centre of every row, in row order; columns are matched by name and others ignored.
    ///
    /// A row as near to two centres goes to the one whose coordinates come first in lexicographic order, which does not
    /// depend on how the clusters are numbered.
    ///
    /// - Throws: `ClusteringError.missingColumn`, or `.tooFewRows` where the model has no centre.
    /// - Complexity: O(n·k·d).
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        guard clusterCount > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let matched = try points.matching(columns: columns)
        return try NearestCentres(of: matched.values, to: centres, in: execution).rows.map { nearest in
            Assignment(
                cluster: nearest.first + 1, distance: nearest.distance,
                runnerUp: nearest.second.map { $0 + 1 }, margin: nearest.margin)
        }
    }
}
