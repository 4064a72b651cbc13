import LinearAlgebra

/// What an algorithm knows of clusters after the points are gone, so that it can be saved and asked again.
///
/// Law: written as JSON and read again, a model assigns the same clusters, distances and margins bit for bit.
public protocol ClusterModel: Sendable, Hashable, Codable {
    /// The word by which a saved model is known to be of this kind.
    static var kind: String { get }

    /// The word for the algorithm that made it.
    var algorithm: String { get }
    /// The numeric columns it was fitted on.
    var columns: [String] { get }
    /// The text columns it was fitted on.
    var categoryColumns: [String] { get }
    var clusterCount: Int { get }
    /// Clusters × columns: where each cluster lies, in the columns it was fitted on; `nil` where it lies nowhere in particular.
    var locations: Matrix? { get }
    /// How unlike the algorithm took two rows to be, where that was to be chosen.
    var measure: DissimilarityMeasure? { get }

    /// Where every row belongs, in row order; columns are matched by name and others ignored.
    ///
    /// - Throws: `ClusteringError.missingColumn`; `.cannotAssign` where the algorithm says nothing of rows it has not seen.
    func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment]
}

extension ClusterModel {
    public var categoryColumns: [String] { [] }
    public var locations: Matrix? { nil }
    public var measure: DissimilarityMeasure? { nil }

    public func assign(_ points: Points) throws(ClusteringError) -> [Assignment] { try assign(points, in: .standard) }

    func isEqual(to other: any ClusterModel) -> Bool { other as? Self == self }
}
