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
    /// Numeric columns are left where only texts can be used.
    case numericColumns([String])
    case missingColumn(String, known: [String])
    /// A column holds texts where numbers are needed, or numbers where texts are.
    case columnOfOtherKind(String, isText: Bool)
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
    /// A row's weight is not a positive number of which sums can be made.
    case badWeight(row: String, value: String)
    /// Weights were given to what cannot use them.
    case unusedWeights(String, instead: [String])
    /// A number of clusters was given to an algorithm that finds it itself.
    case takesNoCount(String)
    /// Limits were given to what cannot keep them.
    case takesNoLimits(String, instead: [String])
    /// Limits contradict each other, or the number of clusters; the most and the fewest clusters found possible, if any were.
    case infeasible(reason: LimitConflict, largest: Int?, smallest: Int?)
    /// A model says nothing of rows it was not fitted on.
    case cannotAssign(String)
    /// Work would take more memory than there is.
    case tooMuchMemory(MemoryNeed, available: Int)
    /// A row has no direction, because its cells are all zero, or all equal where their mean is taken off.
    case noDirection(row: String, dissimilarity: String)
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
                .notFinite, "column \(column) of row \(row) is empty",
                expected: "a cell that is not: filled by prepare with impute= for numbers and impute_text= for texts")
        case .textColumns(let names):
            Diagnostic(
                .wrongColumnType, "text columns cannot be clustered", given: names.joined(separator: ", "),
                expected: "numbers, by encode or ignore; or an algorithm that takes texts: \(Algorithms.takingTexts)")
        case .numericColumns(let names):
            Diagnostic(
                .wrongColumnType, "numeric columns cannot be counted as texts", given: names.joined(separator: ", "),
                expected: "text columns alone; kprototypes takes both")
        case .missingColumn(let name, let known):
            Diagnostic(
                .missingColumn, "there is no column \(name)", given: name, expected: known.joined(separator: ", "),
                nearest: name.nearest(in: known))
        case .columnOfOtherKind(let name, let isText):
            Diagnostic(
                .wrongColumnType, isText ? "column \(name) holds texts" : "column \(name) holds numbers", given: name,
                expected: isText ? "a column of numbers" : "a column of texts")
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
        case .badWeight(let row, let value):
            Diagnostic(.notFinite, "the weight of row \(row) cannot be used", given: value, expected: "a positive number")
        case .unusedWeights(let name, let instead):
            Diagnostic(
                .undefinedResult, "\(name) counts every row once and cannot use weights",
                expected: instead.isEmpty ? "no weights" : "no weights, or one of \(instead.joined(separator: ", "))")
        case .takesNoCount(let name):
            Diagnostic(.unknownParameter, "\(name) finds the number of clusters itself", given: "k", next: "help \(name)")
        case .takesNoLimits(let name, let instead):
            Diagnostic(
                .undefinedResult, "\(name) cannot be held to limits", given: name,
                expected: "one of \(instead.joined(separator: ", "))")
        case .infeasible(let reason, let largest, let smallest):
            Diagnostic(
                .infeasible, "the limits cannot be kept: \(reason.text)",
                expected: Self.possibleCounts(smallest, largest).map { reason.isProven ? $0 : "\($0), as far as found possible" })
        case .cannotAssign(let name):
            Diagnostic(
                .undefinedResult, "\(name) says nothing of rows it has not seen", given: name,
                expected: "nearest=true, to take the cluster of the nearest row it has seen")
        case .tooMuchMemory(let need, let available):
            Diagnostic(
                .tooMuchMemory, "\(need.purpose) would not fit in memory", given: need.bytes.gibibytes,
                expected: "at most \(available.gibibytes); \(need.alternative)")
        case .noDirection(let row, let dissimilarity):
            Diagnostic(
                .undefinedResult, "row \(row) has no direction, so \(dissimilarity) says nothing of it", given: row,
                expected: "rows whose cells differ; or another distance")
        case .cancelled:
            Diagnostic(.cancelled, "cancelled")
        }
    }

    private static func possibleCounts(_ fewest: Int?, _ most: Int?) -> String? {
        switch (fewest, most) {
        case (let fewest?, let most?) where fewest == most: "k=\(most)"
        case (let fewest?, let most?): "k from \(fewest) to \(most)"
        case (nil, let most?): "k of at most \(most)"
        case (let fewest?, nil): "k of at least \(fewest)"
        case (nil, nil): nil
        }
    }
}
