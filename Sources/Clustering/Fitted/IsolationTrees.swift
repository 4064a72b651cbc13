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

    init(step: String, columns: [String], threshold: Double, sampleSize: Int, trees: [IsolationTree]) {
        self.step = step
        self.columns = columns
        self.threshold = threshold
        self.sampleSize = sampleSize
        self.trees = trees
    }

    private enum CodingKeys: CodingKey { case step, columns, threshold, sampleSize, trees }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        threshold = try container.decode(Double.self, forKey: .threshold)
        sampleSize = try container.decode(Int.self, forKey: .sampleSize)
        trees = try container.decode([IsolationTree].self, forKey: .trees)
        guard !trees.isEmpty, trees.allSatisfy({ [columns] in $0.splitsOnly(firstColumns: columns.count) }) else {
            throw ClusteringError.unreadableModel("the isolation forest is damaged")
        }
    }

    /// How easily each row is isolated: near 1 for outliers, below 0.5 for ordinary rows.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.missingCell`.
    public func scores(
        of frame: Frame, in execution: Execution = .standard
    ) throws(ClusteringError) -> [Double] {
        let points = try frame.selecting(columns: columns).replacing(categories: []).points()
        return try Self.scores(of: points.values, trees, sampleSize, in: execution)
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let flags = try scores(of: frame, in: execution).map { $0 > threshold }
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
        let paths = trees.map(\.paths)
        let chunks = Chunks(of: values.rows, smallest: 256)
        return try execution.map(chunks.count) { chunk in
            chunks[chunk].blocks(of: WalkingRows.most).flatMap { block in
                let rows = WalkingRows(block, of: values)
                var lengths = [Double](repeating: 0, count: WalkingRows.most)
                for path in paths { path.addLeaves(of: rows, to: &lengths) }
                return lengths.prefix(block.count).map { exp2(-$0 / Double(trees.count) / usual) }
            }
        }.flatMap(\.self)
    }
}
