import LinearAlgebra

/// Centres with a reach: rows belong to the nearest, and to none where that is farther away.
///
/// Written as JSON and read again, a model assigns the same labels, distances and margins bit for bit.
public struct BoundedCentres: ClusterModel {
    /// The greatest distance from its centre that a row of a cluster may have.
    public let reach: Double
    private let nearest: CentreModel

    public static let kind = "bounded_centres"

    public init(algorithm: String, columns: [String], centres: Matrix, reach: Double) {
        nearest = CentreModel(algorithm: algorithm, columns: columns, centres: centres)
        self.reach = reach
    }

    public var algorithm: String { nearest.algorithm }
    public var columns: [String] { nearest.columns }
    public var clusterCount: Int { nearest.clusterCount }
    public var locations: Matrix? { nearest.locations }

    /// The nearest centre of every row that is within reach of it, in row order.
    ///
    /// - Throws: `ClusteringError.missingColumn`, or `.tooFewRows` where the model has no centre.
    /// - Complexity: O(n·k·d).
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        try nearest.assign(points, in: execution).map { assignment in
            guard assignment.distance > reach else { return assignment }
            return Assignment(cluster: nil, distance: assignment.distance)
        }
    }
}
