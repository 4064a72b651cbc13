/// Points, and how unlike their rows are taken to be: what metrics judge partitions by.
///
/// Clusters found by one dissimilarity say little when they are judged by another. Metrics that rest on pairs of rows take
/// the dissimilarity as it is; those that rest on centres need numbers and the Euclidean distance.
public struct MeasuredPoints: Sendable {
    public let points: Points
    /// The rows, turned as the dissimilarity takes them.
    public let space: DissimilaritySpace

    /// Measures by the Euclidean distance where all columns are numbers, and by Gower's where there are texts.
    public init(_ points: Points) throws(ClusteringError) {
        try self.init(points, by: points.categories.isEmpty ? .euclidean : DissimilarityName(Gower.self))
    }

    /// - Throws: `ClusteringError.textColumns` where the dissimilarity cannot take them, `.noDirection`.
    public init(_ points: Points, by distance: DissimilarityName) throws(ClusteringError) {
        self.init(points: points, space: try distance.space(of: points))
    }

    /// - Parameter measure: as it was learned from these points.
    /// - Throws: `ClusteringError.missingColumn`, `.noDirection`.
    public init(_ points: Points, by measure: DissimilarityMeasure) throws(ClusteringError) {
        self.init(points: points, space: try measure.space(of: points))
    }

    /// Measures points as a fitted model does; one that keeps nothing but centres or texts measures as its points allow.
    public init(_ points: Points, as model: any ClusterModel) throws(ClusteringError) {
        if let measure = model.measure {
            try self.init(points, by: measure)
        } else {
            try self.init(points)
        }
    }

    /// Measures points as an algorithm would, by the setting `distance` where it has one.
    public init(_ points: Points, as algorithm: any Algorithm) throws(ClusteringError) {
        if let distance = algorithm.distance {
            try self.init(points, by: distance)
        } else {
            try self.init(points)
        }
    }

    private init(points: Points, space: DissimilaritySpace) {
        self.points = points
        self.space = space
    }

    public var count: Int { points.count }

    /// The word for the dissimilarity.
    public var distance: String { space.measure.name }

    var isEuclidean: Bool { space.measure.norm == .euclidean }

    /// Why clusters of these rows have no centres from which distances could be taken; `nil` where they have.
    var reasonAgainstCentres: Score.Reason? {
        if !points.categories.isEmpty { return .textColumns }
        return isEuclidean ? nil : .otherDistance
    }

    /// The given rows, in the given order, measured as before.
    public func selecting(rows: [Int]) -> MeasuredPoints {
        MeasuredPoints(points: points.selecting(rows: rows), space: space.selecting(rows: rows))
    }
}

extension Algorithm {
    /// How unlike it takes two rows to be; `nil` where that is no setting of it.
    public var distance: DissimilarityName? {
        settings.first { $0.name == "distance" }.flatMap { DissimilarityName(value: $0.value) }
    }
}
