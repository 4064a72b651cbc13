import LinearAlgebra
import Vocabulary

/// The centre of the bulk of some rows, how far it reaches in every direction, and from where on a row is an outlier.
public struct RobustEllipsoid: FittedStep {
    let step: String
    public let columns: [String]
    /// By column, in its units.
    public let centre: [Double]
    /// By column: the unit in which deviations from the centre are taken; zero for a column that does not vary.
    let scales: [Double]
    /// Axes × columns: ‖whitening · deviation‖² is a row's squared Mahalanobis distance.
    let whitening: Matrix
    /// The greatest squared distance that still counts as ordinary.
    public let threshold: Double

    init(
        step: String, columns: [String], axes: EllipsoidAxes, core: EllipsoidCore, threshold: Double
    ) throws(ClusteringError) {
        self.step = step
        self.columns = columns
        scales = axes.scales
        whitening = core.whitening.times(axes.directions)
        let centre = Matrix(rows: 1, columns: core.centre.count, elements: core.centre).times(axes.directions)
        self.centre = columns.indices.map { axes.offsets[$0] + centre[0, $0] * axes.scales[$0] }
        self.threshold = threshold.isFinite ? threshold : .greatestFiniteMagnitude
    }

    private enum CodingKeys: CodingKey { case step, columns, centre, scales, whitening, threshold }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        centre = try container.decode([Double].self, forKey: .centre)
        scales = try container.decode([Double].self, forKey: .scales)
        whitening = try container.decode(Matrix.self, forKey: .whitening)
        threshold = try container.decode(Double.self, forKey: .threshold)
        let counts = [centre.count, scales.count, whitening.columns]
        guard counts.allSatisfy({ [columns] in $0 == columns.count }) else {
            throw ClusteringError.unreadableModel("the ellipsoid does not fit its \(columns.count) columns")
        }
    }

    /// The squared robust Mahalanobis distance of each row.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.missingCell`.
    public func scores(
        of frame: Frame, in execution: Execution = .standard
    ) throws(ClusteringError) -> [Double] {
        let points = try frame.selecting(columns: columns).replacing(categories: []).points()
        return try distances(of: points.values, in: execution)
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let flags = try scores(of: frame, in: execution).map { $0 > threshold }
        return Prepared(frame: frame, outliers: flags, changes: flags.ledger(step: step, reason: text))
    }

    public var text: String {
        "a squared distance above \(threshold.grouped(digits: 4)) from the core along "
            + whitening.rows.counted("axis", "axes")
    }

    /// - Parameter values: rows × columns in the order of `columns`, no cell missing.
    func distances(of values: Matrix, in execution: Execution) throws(ClusteringError) -> [Double] {
        guard whitening.rows > 0 else { return Array(repeating: 0, count: values.rows) }
        let width = columns.count
        return try values.mapRows(to: 1, in: execution) { [centre, scales, whitening] rows, source, target in
            var deviation = centre
            whitening.withUnsafeElements { axes in
                for row in 0..<rows.count {
                    for column in 0..<width {
                        let apart = source[row * width + column] - centre[column]
                        deviation[column] = scales[column] > 0 ? (apart / scales[column]).bounded : 0
                    }
                    target[row] = (0..<whitening.rows).reduce(0) { sum, axis in
                        let along = Distances.inner(deviation, axes.baseAddress! + axis * width, count: width)
                        return sum + along * along
                    }
                }
            }
        }.matrix.elements
    }
}
