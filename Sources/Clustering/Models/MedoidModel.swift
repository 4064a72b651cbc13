import LinearAlgebra

/// Rows that stand for clusters, to the nearest of which new rows belong.
public struct MedoidModel: ClusterModel {
    public let algorithm: String
    /// By cluster: the id of the row that stands for it.
    public let ids: [String]
    /// The medoids' own cells, one row a cluster.
    private let cells: Matrix
    /// The medoids as the algorithm measured them.
    let space: DissimilaritySpace

    public static let kind = "medoids"

    /// - Parameters:
    ///   - rows: the medoids among the points: the medoid of cluster c is at c − 1.
    ///   - space: the points as the algorithm measured them.
    init(algorithm: String, rows: [Int], of points: Points, measuredAs space: DissimilaritySpace) {
        self.algorithm = algorithm
        ids = rows.map { points.ids[$0] }
        cells = points.values.selecting(rows: rows)
        self.space = space.selecting(rows: rows)
    }

    private enum CodingKeys: CodingKey { case algorithm, ids, cells, space }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        ids = try container.decode([String].self, forKey: .ids)
        cells = try container.decode(Matrix.self, forKey: .cells)
        space = try container.decodeSpace(forKey: .space)
        guard ids.count == cells.rows, ids.count == space.count, cells.columns == space.measure.columns.count else {
            throw ClusteringError.unreadableModel("\(ids.count) ids for \(cells.rows) medoids")
        }
    }

    public var measure: DissimilarityMeasure? { space.measure }
    public var columns: [String] { space.measure.columns }
    public var categoryColumns: [String] { space.measure.categoryColumns }
    public var clusterCount: Int { ids.count }
    public var locations: Matrix? { cells }

    /// The nearest medoid of every row, in row order; of equally near ones the one whose cells come first.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.noDirection`, or `.tooFewRows` where the model has no medoid.
    /// - Complexity: O(n·k·d).
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        guard clusterCount > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        return try NearestMedoids(of: try space.measure.space(of: points), to: space, in: execution).rows.map { nearest in
            Assignment(
                cluster: nearest.first + 1, distance: nearest.distance, runnerUp: nearest.second.map { $0 + 1 },
                margin: nearest.margin)
        }
    }
}
