import LinearAlgebra
import Vocabulary

/// Regressions that predict the missing cells of a row, one after another.
public struct ChainedRegressions: FittedStep {
    let step: String
    public let columns: [String]
    /// Columns without a single number, which nothing can be learned from.
    public let empty: [String]
    /// By column: what a missing cell begins at.
    public let means: [Double]
    /// In the order they apply, one round after another.
    let regressions: [ColumnRegression]
    public let rounds: Int
    /// Whether the cells the step was fitted on had settled.
    public let hasConverged: Bool

    init(
        step: String, columns: [String], empty: [String], means: [Double], regressions: [ColumnRegression], rounds: Int,
        hasConverged: Bool
    ) {
        self.step = step
        self.columns = columns
        self.empty = empty
        self.means = means
        self.regressions = regressions
        self.rounds = rounds
        self.hasConverged = hasConverged
    }

    private enum CodingKeys: CodingKey { case step, columns, empty, means, regressions, rounds, hasConverged }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        empty = try container.decode([String].self, forKey: .empty)
        means = try container.decode([Double].self, forKey: .means)
        regressions = try container.decode([ColumnRegression].self, forKey: .regressions)
        rounds = try container.decode(Int.self, forKey: .rounds)
        hasConverged = try container.decode(Bool.self, forKey: .hasConverged)
        let isWhole = regressions.allSatisfy { [columns] regression in
            regression.weights.count == regression.sources.count
                && (regression.sources + [regression.target]).allSatisfy(columns.indices.contains)
        }
        guard means.count == columns.count, isWhole else {
            throw ClusteringError.unreadableModel("the regressions do not fit their \(columns.count) columns")
        }
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns)
        let (values, told) = try selected.values.mapRows(to: columns.count, in: execution) { [self] rows, source, target in
            fill(rows.count, source, target)
        }
        let filled = told.reduce(into: [Int](repeating: 0, count: columns.count)) { sums, counts in
            for column in counts.indices { sums[column] += counts[column] }
        }
        let dropped = frame.columns.filter(empty.contains).map {
            Change(step: step, kind: .columnDropped, column: $0, reason: "every cell was missing when the step was fitted")
        }
        let changes = columns.indices.filter { filled[$0] > 0 }.map {
            Change(
                step: step, kind: .cellsFilled, column: columns[$0], count: filled[$0],
                reason: columns.count > 1 ? "its regression on the other columns" : "the mean \(means[$0])")
        }
        return Prepared(
            frame: selected.replacing(columns: columns, values: values),
            changes: dropped + changes + frame.strangers(to: columns + empty, step: step))
    }

    public var text: String {
        let told = empty.isEmpty ? "" : ", and drops \(empty.joined(separator: ", ")) for being empty"
        return "fills missing cells of \(columns.count.counted("column")) by regressions of \(rounds.counted("round"))"
            + (hasConverged ? "" : ", which had not settled; raise max_iter") + told
    }

    /// - Returns: how many cells of each column were missing.
    private func fill(
        _ count: Int, _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>
    ) -> [Int] {
        let width = columns.count
        var filled = [Int](repeating: 0, count: width)
        target.update(from: source, count: count * width)
        for row in 0..<count {
            let cells = UnsafeMutableBufferPointer(start: target + row * width, count: width)
            let missing = Set(cells.indices.filter { cells[$0].isNaN })
            guard !missing.isEmpty else { continue }
            for column in missing {
                cells[column] = means[column]
                filled[column] += 1
            }
            for regression in regressions where missing.contains(regression.target) {
                cells[regression.target] = regression.prediction(from: UnsafePointer(target + row * width))
            }
        }
        return filled
    }
}
