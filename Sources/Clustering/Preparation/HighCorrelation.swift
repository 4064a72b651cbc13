import Vocabulary

/// Drops numeric columns that say almost the same as an earlier one.
public struct HighCorrelation: Preparation {
    public var threshold = 0.9

    public init() {}

    public init(threshold: Double) { self.threshold = threshold }

    public static let card = Card(
        name: "high_correlation",
        summary: "Drops numeric columns that correlate with one before them.",
        discussion: """
            Of two columns whose Pearson correlation is above the threshold in magnitude, over the rows where neither is \
            missing, the later goes; so the order of columns matters. A column is compared only with those kept. A constant \
            column correlates with nothing.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=high_correlation as z", shows: "high_correlation")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("threshold", \.threshold, "The greatest magnitude of correlation that is kept.", in: .between(0, 1)),
    ]

    /// - Complexity: O(n·d²).
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> ColumnSelection {
        let cells = frame.columns.indices.map { frame.values.column($0) }
        // Those that vary; the others are kept without being compared, since nothing correlates with them.
        var kept: [Int] = []
        var dropped: [ColumnSelection.Dropped] = []
        for column in frame.columns.indices where cells[column].vary {
            execution.progress(Double(column) / Double(frame.columns.count))
            var twin: (Int, Double)?
            for earlier in kept where twin == nil {
                try execution.checkpoint()
                guard let correlation = correlation(cells[earlier], cells[column]), abs(correlation) > threshold else { continue }
                twin = (earlier, correlation)
            }
            guard let (earlier, correlation) = twin else {
                kept.append(column)
                continue
            }
            dropped.append(
                ColumnSelection.Dropped(
                    name: frame.columns[column],
                    reason: "its correlation with \(frame.columns[earlier]) is \(correlation.grouped(digits: 3))"))
        }
        return try ColumnSelection(step: Self.card.name, of: frame, dropping: dropped)
    }

    /// Pearson's correlation over the pairs without a missing cell; `nil` where one of the columns does not vary.
    private func correlation(_ first: [Double], _ second: [Double]) -> Double? {
        let isWhole = { (row: Int) in !first[row].isNaN && !second[row].isNaN }
        let rows = first.indices.filter(isWhole)
        guard let firstMean = rows.map({ first[$0] }).mean, let secondMean = rows.map({ second[$0] }).mean else { return nil }
        var (product, firstSquare, secondSquare) = (0.0, 0.0, 0.0)
        for row in rows {
            let (one, other) = (first[row] - firstMean, second[row] - secondMean)
            product += one * other
            firstSquare += one * one
            secondSquare += other * other
        }
        guard firstSquare > 0, secondSquare > 0 else { return nil }
        return product / (firstSquare.squareRoot() * secondSquare.squareRoot())
    }
}

extension [Double] {
    /// Whether two of the numbers differ, missing ones apart.
    fileprivate var vary: Bool {
        guard let first = first(where: { !$0.isNaN }) else { return false }
        return contains { !$0.isNaN && $0 != first }
    }
}
