import Vocabulary

/// Why something cannot be learned from, or applied to, the data at hand.
public enum ClusteringError: Error, Sendable, Equatable {
    /// There are fewer rows than the step can work with.
    case tooFewRows(needed: Int, given: Int)
    /// A cell is infinite, not a number, or too large to be squared.
    case notFinite(column: String, row: String, value: String)
    /// A cell is empty where a number is needed.
    case missingCell(column: String, row: String)
    /// Text columns are left where only numbers can be used.
    case textColumns([String])
    case missingColumn(String, known: [String])
    case repeatedColumn(String)
    /// A step would leave no column.
    case nothingLeft(step: String)
    /// The partitions to be compared are of different numbers of rows.
    case differentRows(Int, Int)
    case unknownName(String, kind: String, known: [String])
    case badParameter(ParameterError)
    /// An iteration of a matrix decomposition did not converge.
    case noDecomposition(step: String)
    case unreadableModel(String)
    case cancelled
}

extension ClusteringError: Diagnosable {
    public var diagnostic: Diagnostic {
        switch self {
        case .tooFewRows(let needed, let given):
            Diagnostic(.tooFewRows, "there are too few rows", given: given.counted("row"), expected: "at least \(needed)")
        case .notFinite(let column, let row, let value):
            Diagnostic(
                .notFinite, "column \(column) of row \(row) cannot be used", given: value,
                expected: "a number of magnitude at most 1e100")
        case .missingCell(let column, let row):
            Diagnostic(
                .notFinite, "column \(column) of row \(row) is empty", expected: "a number; fill empty cells first")
        case .textColumns(let names):
            Diagnostic(
                .wrongColumnType, "text columns cannot be clustered", given: names.joined(separator: ", "),
                expected: "numbers; encode or ignore text columns first")
        case .missingColumn(let name, let known):
            Diagnostic(.missingColumn, "there is no column \(name)", given: known.joined(separator: ", "), nearest: name.nearest(in: known))
        case .repeatedColumn(let name):
            Diagnostic(.nameTaken, "two columns are called \(name)", given: name)
        case .nothingLeft(let step):
            Diagnostic(.undefinedResult, "\(step) leaves no column")
        case .differentRows(let first, let second):
            Diagnostic(
                .undefinedResult, "the partitions are not of the same rows",
                given: "\(first.counted("row")) and \(second.counted("row"))")
        case .unknownName(let name, let kind, let known):
            Diagnostic(.unknownName, "there is no \(kind) called \(name)", given: name, nearest: name.nearest(in: known))
        case .badParameter(let error): error.diagnostic
        case .noDecomposition(let step):
            Diagnostic(.undefinedResult, "\(step) could not decompose the matrix")
        case .unreadableModel(let reason):
            Diagnostic(.unreadable, "the model cannot be read", given: reason)
        case .cancelled:
            Diagnostic(.cancelled, "cancelled")
        }
    }
}
