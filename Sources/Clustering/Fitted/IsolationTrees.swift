import Foundation
import LinearAlgebra
import Vocabulary

/// A forest of isolation trees, and the score above which a row is an outlier.
public struct IsolationTrees: FittedStep {
    let step: String
    public let columns: [String]
    /// The greatest score that still counts as ordinary.
    public let threshold: Double
    let sampleSize: Int
    let trees: [IsolationTree]

    /// How easily each row is isolated: near 1 for outliers, below 0.5 for ordinary rows.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.missingCell`.
    public func scores(of frame: Frame) throws(ClusteringError) -> [Double] {
        let points = try frame.selecting(columns: columns).replacing(categories: []).points()
        return try Self.scores(of: points.values, trees, sampleSize, in: .standard)
    }

    public func apply(to frame: Frame) throws(ClusteringError) -> Prepared {
        let flags = try scores(of: frame).map { $0 > threshold }
        return Prepared(frame: frame, outliers: flags, changes: flags.ledger(step: step, reason: text))
    }

    public var text: String { "an isolation score above \(threshold.grouped(digits: 4)) from \(trees.count.counted("tree"))" }

    /// 2 to the power of −(mean path length) / (mean path length of an unsuccessful search), by row.
    static func scores(
        of values: Matrix, _ trees: [IsolationTree], _ sampleSize: Int, in execution: Execution
    ) throws(ClusteringError) -> [Double] {
        let usual = IsolationTree.meanPathLength(sampleSize)
        // A forest of single rows isolates nothing.
        guard usual > 0, values.columns > 0 else { return Array(repeating: 0.5, count: values.rows) }
        let chunks = Chunks(of: values.rows, smallest: 256)
        return try execution.map(chunks.count) { chunk in
            values.withUnsafeElements { cells in
                chunks[chunk].map { row in
                    let start = cells.baseAddress! + row * values.columns
                    let length = trees.reduce(0) { $0 + $1.pathLength(of: start) }
                    return exp2(-length / Double(trees.count) / usual)
                }
            }
        }.flatMap(\.self)
    }
}
