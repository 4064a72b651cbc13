import LinearAlgebra

@testable import Clustering

/// Tables that another tool can make too, from whole numbers alone.
enum FormulaTable {
    /// 60 × 4 numbers from 0 to 10 in no order: (7919 i² + 104729 j + 1299709 i j) mod 10007, over 1000.
    static let cells: [[Double]] = (0..<60).map { i in (0..<4).map { j in cell(i, j) } }

    private static func cell(_ i: Int, _ j: Int) -> Double {
        let whole: Int = i * i * 7919 + j * 104729 + i * j * 1_299_709
        return Double(whole % 10007) / 1000
    }

    static var whole: Frame {
        get throws { try frame(cells) }
    }

    /// The table with every seventh cell missing: those for which 5 i + 3 j is a multiple of 7.
    static var holed: Frame {
        get throws { try frame(holed(cells) { ($0 * 5 + $1 * 3).isMultiple(of: 7) }) }
    }

    /// Iris with every eleventh cell missing: those for which 7 i + 3 j is a multiple of 11.
    static var holedIris: Frame {
        get throws {
            let rows = (0..<150).map { Array(Samples.iris.values.row($0)) }
            return try frame(holed(rows) { ($0 * 7 + $1 * 3).isMultiple(of: 11) })
        }
    }

    /// Rows numbered from 1 and columns called `x1`, `x2`, …
    static func frame(_ rows: [[Double]], categories: [CategoricalColumn] = []) throws -> Frame {
        try Frame(
            ids: rows.indices.map { "\($0 + 1)" }, columns: (rows.first ?? []).indices.map { "x\($0 + 1)" },
            values: Matrix(rows), categories: categories)
    }

    private static func holed(_ rows: [[Double]], where isMissing: (Int, Int) -> Bool) -> [[Double]] {
        rows.indices.map { row in rows[row].indices.map { isMissing(row, $0) ? .nan : rows[row][$0] } }
    }
}

extension Frame {
    /// The cells of a row; NaN where they are missing.
    func cells(ofRow row: Int) -> [Double] { Array(values.row(row)) }
}

extension [Double] {
    /// Whether every number is as near to its counterpart as is to be expected of another way of reckoning.
    func agree(with others: [Double], within tolerance: Double = 1e-9) -> Bool {
        count == others.count && zip(self, others).allSatisfy { abs($0 - $1) <= tolerance * Swift.max(1, abs($0), abs($1)) }
    }
}
