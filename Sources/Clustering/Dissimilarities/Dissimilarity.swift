import Vocabulary

/// A number that says how unlike two rows are: 0 for equal rows, the same both ways.
public protocol Dissimilarity: Described {
    /// Whether it takes text columns beside numbers.
    static var takesCategories: Bool { get }

    /// Learns from points what it needs to know of their columns.
    func measure(of points: Points) -> DissimilarityMeasure
}

extension Dissimilarity {
    public static var takesCategories: Bool { false }

    /// The rows of points as what their dissimilarities are computed from.
    ///
    /// - Throws: `ClusteringError.textColumns` where it cannot take them, `.noDirection`.
    public func space(of points: Points) throws(ClusteringError) -> DissimilaritySpace {
        guard Self.takesCategories || points.categories.isEmpty else { throw .textColumns(points.categories.map(\.name)) }
        return try measure(of: points).space(of: points)
    }
}
