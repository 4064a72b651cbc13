import LinearAlgebra
import Vocabulary

/// Rows with the density about each, and the factor above which a row is an outlier.
public struct LocalDensities: FittedStep {
    let step: String
    public let columns: [String]
    public let neighbours: Int
    /// The greatest factor that still counts as ordinary.
    public let threshold: Double
    let rows: PackedMatrix
    /// By fitted row: the distance to its last neighbour.
    let reaches: [Double]
    /// By fitted row: the mean distance at which it is reached from its neighbours, with a little added so that rows that
    /// coincide have a density too.
    let spacings: [Double]
    /// What was added: so small a part of the mean reach that it shows nowhere else.
    let grain: Double

    /// - Parameter points: at least one row.
    init(
        step: String, of points: Points, neighbours: Int, contamination: Double, in execution: Execution
    ) throws(ClusteringError) {
        self.step = step
        self.neighbours = neighbours
        columns = points.columns
        rows = PackedMatrix(points.values)
        let near = try Self.neighbourhoods(of: points.values, neighbours, in: execution)
        let reaches = near.map { $0.map(\.distance).max() ?? 0 }
        let grain = Self.grain * (reaches.mean ?? 0)
        let spacings = near.map { Self.spacing(of: $0, reaches) + grain }
        let factors = near.indices.map { Self.factor(of: near[$0], spacing: spacings[$0], spacings) }
        self.reaches = reaches
        self.grain = grain
        self.spacings = spacings
        threshold = factors.quantiles([1 - contamination])?[0] ?? 1
    }

    private enum CodingKeys: CodingKey { case step, columns, neighbours, threshold, rows, reaches, spacings, grain }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        neighbours = try container.decode(Int.self, forKey: .neighbours)
        threshold = try container.decode(Double.self, forKey: .threshold)
        rows = try container.decode(PackedMatrix.self, forKey: .rows)
        reaches = try container.decode([Double].self, forKey: .reaches)
        spacings = try container.decode([Double].self, forKey: .spacings)
        grain = try container.decode(Double.self, forKey: .grain)
        let fits = [reaches.count, spacings.count].allSatisfy { [rows] in $0 == rows.matrix.rows }
        guard fits, rows.matrix.columns == columns.count, rows.matrix.rows > 0, neighbours > 0 else {
            throw ClusteringError.unreadableModel("the densities do not fit their rows")
        }
    }

    /// How much emptier it is about each row than about its neighbours: near 1 for ordinary rows, above 1 for outliers.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.missingCell`.
    /// - Complexity: O(n·d) for each row, with n the rows it was fitted on.
    public func scores(
        of frame: Frame, in execution: Execution = .standard
    ) throws(ClusteringError) -> [Double] {
        let points = try frame.selecting(columns: columns).replacing(categories: []).points()
        guard !columns.isEmpty else { return Array(repeating: 1, count: points.count) }
        let near = NearRows(rows.matrix)
        let scores = try points.values.mapRows(to: 1, atOnce: 32, in: execution) { rows, source, target in
            var workspace = near.workspace
            for row in 0..<rows.count where !execution.isCancelled() {
                let query = source + row * columns.count
                let found = near.nearest(neighbours, to: query, &workspace)
                target[row] = Self.factor(of: found, spacing: Self.spacing(of: found, reaches) + grain, spacings)
            }
        }.matrix.elements
        try execution.checkpoint()
        return scores
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let flags = try scores(of: frame, in: execution).map { $0 > threshold }
        return Prepared(frame: frame, outliers: flags, changes: flags.ledger(step: step, reason: text))
    }

    public var text: String {
        "a local outlier factor above \(threshold.grouped(digits: 4)) among \(neighbours.counted("neighbour"))"
    }
}

extension LocalDensities {
    private static let grain = 1e-10

    private static func neighbourhoods(
        of values: Matrix, _ count: Int, in execution: Execution
    ) throws(ClusteringError) -> [[NearRows.Neighbour]] {
        guard values.columns > 0 else { return Array(repeating: [], count: values.rows) }
        let near = NearRows(values)
        let chunks = Chunks(of: values.rows, smallest: 32, most: 1024)
        return try execution.mapTelling(chunks.count) { chunk in
            var workspace = near.workspace
            return values.withUnsafeElements { cells in
                chunks[chunk].map { row in
                    near.nearest(count, to: cells.baseAddress! + row * values.columns, asked: row, &workspace)
                }
            }
        }.flatMap(\.self)
    }

    /// The mean distance at which a row is reached from its neighbours, at least the reach of each.
    private static func spacing(of near: [NearRows.Neighbour], _ reaches: [Double]) -> Double {
        near.map { max($0.distance, reaches[$0.row]) }.sorted().mean ?? 0
    }

    /// The mean over the neighbours of the density about them relative to that about the row.
    private static func factor(of near: [NearRows.Neighbour], spacing: Double, _ spacings: [Double]) -> Double {
        // Without neighbours, or where all rows coincide, nothing is out of the ordinary.
        guard spacing > 0, !near.isEmpty else { return 1 }
        let factor = near.map { spacing / spacings[$0.row] }.sorted().mean ?? 1
        return factor.isFinite ? factor : Points.largestMagnitude
    }
}
