import LinearAlgebra
import Vocabulary

/// The rounds of regressions by which an iterative imputation is learned.
struct RegressionSearch {
    let means: [Double]
    /// In the order in which they were learned, and are to be applied.
    private(set) var regressions: [ColumnRegression] = []
    /// Rows × columns, missing cells as they were last predicted.
    private var values: Matrix
    /// By column: the rows that lack it.
    private let missing: [[Int]]
    /// By column: the columns it is regressed on, ascending.
    private let sources: [[Int]]

    /// - Parameter values: rows × columns, every column with at least one number.
    init(_ values: Matrix, means: [Double], mostSources: Int, in execution: Execution) throws(ClusteringError) {
        self.means = means
        missing = try execution.map(values.columns) { column in
            (0..<values.rows).filter { values[$0, column].isNaN }
        }
        self.values = try values.filling(with: means).matrix
        sources = try Self.sources(of: self.values, means, most: mostSources, in: execution)
    }

    /// Regresses every column with missing cells on its sources and predicts these cells anew.
    ///
    /// - Returns: the most that the cells of one row have moved, added up.
    mutating func runRound(in execution: Execution) throws(ClusteringError) -> Double {
        var moved = [Double](repeating: 0, count: values.rows)
        let incomplete = missing.indices.filter { !missing[$0].isEmpty }
        for column in incomplete.sorted(by: { (missing[$0].count, $0) < (missing[$1].count, $1) }) {
            try execution.checkpoint()
            let regression = try regression(of: column, in: execution)
            regressions.append(regression)
            values.withUnsafeMutableElements { cells in
                for row in missing[column] {
                    let cell = row * means.count + column
                    let predicted = regression.prediction(from: UnsafePointer(cells.baseAddress! + row * means.count))
                    moved[row] += abs(predicted - cells[cell])
                    cells[cell] = predicted
                }
            }
        }
        return moved.max() ?? 0
    }

    /// Learns the columns that lack no cell, for new rows that do.
    mutating func learnCompleteColumns(in execution: Execution) throws(ClusteringError) {
        for column in missing.indices where missing[column].isEmpty {
            try execution.checkpoint()
            regressions.append(try regression(of: column, in: execution))
        }
    }

    private func regression(of column: Int, in execution: Execution) throws(ClusteringError) -> ColumnRegression {
        let lacking = Set(missing[column])
        let rows = lacking.isEmpty ? values : values.selecting(rows: (0..<values.rows).filter { !lacking.contains($0) })
        let ridge = try BayesianRidge(
            rows.selecting(columns: sources[column] + [column]), in: execution)
        return ColumnRegression(target: column, sources: sources[column], weights: ridge.weights, intercept: ridge.intercept)
    }

    /// All other columns, or where these are too many those that correlate most, of equals the first.
    private static func sources(
        of values: Matrix, _ means: [Double], most: Int, in execution: Execution
    ) throws(ClusteringError) -> [[Int]] {
        let columns = values.columns
        guard columns - 1 > most else { return (0..<columns).map { column in (0..<columns).filter { $0 != column } } }
        let pairs = Double(columns) * Double(columns)
        try execution.admit(
            MemoryNeed(
                bytes: 8 * (2 * pairs + min(64 * pairs, 0x1p26)),
                purpose: "all correlations between \(columns.grouped) columns", alternative: "drop columns first"))
        let products = try values.scatter(about: means, in: execution)
        let lengths = (0..<columns).map { products[$0, $0].squareRoot() }
        return try execution.map(columns) { column in
            let strengths = (0..<columns).map { other in
                let strength = abs(products[column, other] / lengths[column] / lengths[other])
                return other != column && strength.isFinite ? strength : other == column ? -1 : 0
            }
            let order = (0..<columns).sorted { (strengths[$1], $0) < (strengths[$0], $1) }
            return order.prefix(most).sorted()
        }
    }
}
