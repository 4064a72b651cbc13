import Vocabulary

/// Why a chart cannot be drawn.
public enum ChartError: Error, Sendable, Equatable {
    /// Two columns that should describe the same rows have different lengths.
    case unequalLengths(String, Int, String, Int)
    /// A value is not a number, or too large to be placed. Rows count from 0.
    case notFinite(String, row: Int, value: String)
    /// Clusters are numbered from 1; a row in no cluster has no label. Rows count from 0.
    case labelBelowOne(Int, row: Int)
}

extension ChartError: Diagnosable {
    public var diagnostic: Diagnostic {
        switch self {
        case .unequalLengths(let first, let firstCount, let second, let secondCount):
            Diagnostic(
                .wrongKind, "\(first) and \(second) differ in length",
                given: "\(firstCount.grouped) and \(secondCount.grouped)", expected: "as many of one as of the other")
        case .notFinite(let column, let row, let value):
            Diagnostic(
                .notFinite, "\(column) cannot be placed in row \((row + 1).grouped)", given: value,
                expected: "a finite number of magnitude below 1e100")
        case .labelBelowOne(let label, let row):
            Diagnostic(
                .outOfRange, "row \((row + 1).grouped) is in no cluster there can be", given: String(label),
                expected: "a cluster number from 1, or nothing")
        }
    }
}

/// What every recipe asks of the columns it is given.
extension ChartError {
    static func requireEqualLengths(_ first: String, _ firstCount: Int, _ second: String, _ secondCount: Int)
        throws(ChartError)
    {
        guard firstCount == secondCount else { throw .unequalLengths(first, firstCount, second, secondCount) }
    }

    /// The bound keeps sums and spans of legal values finite.
    static func requireFinite(_ column: String, _ values: [Double?]) throws(ChartError) {
        for (row, value) in values.enumerated() {
            guard let value else { continue }
            guard value.magnitude < 1e100 else { throw .notFinite(column, row: row, value: "\(value)") }
        }
    }

    static func requireLabels(_ labels: [Int?]) throws(ChartError) {
        for (row, label) in labels.enumerated() {
            if let label, label < 1 { throw .labelBelowOne(label, row: row) }
        }
    }
}
