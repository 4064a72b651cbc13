import LinearAlgebra

/// Centres and modes, to the nearest of which new rows belong: squared distance plus a fixed amount for every text that differs.
public struct PrototypeModel: ClusterModel {
    public let algorithm: String
    public let columns: [String]
    /// Clusters × columns.
    public let centres: Matrix
    /// By text column: the most frequent text of each cluster.
    public let modes: [CategoricalColumn]
    /// What a text that differs adds to the squared distance of the numbers.
    public let gamma: Double

    public static let kind = "prototypes"

    /// - Parameter clusters: which prototypes are clusters, in the order of their numbers.
    init(
        algorithm: String, columns: [String], categoryColumns: [String], prototypes: Prototypes, clusters: [Int],
        texts: [[String]], gamma: Double
    ) {
        self.algorithm = algorithm
        self.columns = columns
        centres = Matrix(rows: clusters.count, columns: columns.count, elements: clusters.flatMap { prototypes.centre($0) })
        modes = categoryColumns.enumerated().map { position, name in
            CategoricalColumn(
                name: name,
                cells: clusters.map { texts[position][Int(prototypes.modes[$0 * prototypes.width + position])] })
        }
        self.gamma = gamma
    }

    private enum CodingKeys: CodingKey { case algorithm, columns, centres, modes, gamma }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        columns = try container.decode([String].self, forKey: .columns)
        centres = try container.decode(Matrix.self, forKey: .centres)
        modes = try container.decode([CategoricalColumn].self, forKey: .modes)
        gamma = try container.decode(Double.self, forKey: .gamma)
        guard columns.count == centres.columns, modes.allSatisfy({ $0.cells.count == centres.rows }) else {
            throw ClusteringError.unreadableModel("the modes are not of \(centres.rows) centres of \(columns.count) columns")
        }
    }

    public var categoryColumns: [String] { modes.map(\.name) }
    public var clusterCount: Int { centres.rows }
    public var locations: Matrix? { columns.isEmpty ? nil : centres }

    /// The nearest prototype of every row, in row order; a text that is no cluster's mode differs from all.
    ///
    /// - Throws: `ClusteringError.missingColumn`, or `.tooFewRows` where the model has no cluster.
    /// - Complexity: O(n·k·d).
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        guard clusterCount > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let matched = try points.matching(columns: columns, categories: categoryColumns)
        let known = modes.map { LevelCodes(of: $0) }
        let levels = zip(matched.categories, known).map { LevelCodes(of: $0, texts: $1.texts) }
        let all = Array(0..<points.count)
        let rows = try MixedRows(matched.values, levels, rows: all, weights: [], gamma: gamma, in: execution)
        let own = Array(0..<clusterCount)
        let prototypes = try MixedRows(centres, known, rows: own, weights: [], gamma: gamma, in: execution)
            .prototypes(at: own)
        return try NearestPrototypes(of: rows, to: prototypes, in: execution).rows.map { nearest in
            let hasSecond = nearest.second >= 0
            return Assignment(
                cluster: Int(nearest.first) + 1, distance: nearest.distance,
                runnerUp: hasSecond ? Int(nearest.second) + 1 : nil,
                margin: hasSecond ? nearest.secondDistance - nearest.distance : nil)
        }
    }
}
