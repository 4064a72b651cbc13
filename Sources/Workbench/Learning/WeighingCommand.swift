import Clustering
import Vocabulary

/// A command that divides rows of which some may count more than others.
protocol WeighingCommand: Command {
    /// The column that says how much a row counts.
    var weight: String? { get set }
    /// The columns that are left out.
    var ignored: [String] { get set }

    /// The command as it is typed, with all that was given.
    ///
    /// - Parameter source: the rows, also where they were not named.
    func written(of source: Source) -> String
}

extension WeighingCommand {
    /// The same command where every row counts once. A column of weights it was given is left out, so that it becomes no feature.
    private var countingOnce: Self {
        var other = self
        other.weight = weight == nil ? ColumnRoles.noWeight : nil
        other.ignored += [weight].compactMap(\.self)
        return other
    }

    /// Divides rows; where that fails for their weights, the same command without them is what comes next.
    func dividing<Outcome>(_ source: Source, by divide: () throws -> Outcome) throws -> Outcome {
        do {
            return try divide()
        } catch ClusteringError.unusedWeights(let algorithm, let able) {
            let column = weight?.value.text
            let way = column.map { "ignore=\($0) in place of weight=\($0)" } ?? "weight=none, by which every row counts once"
            throw Diagnostic(
                .undefinedResult, "\(algorithm) counts every row once and cannot use weights",
                given: column.map { "weight=\($0)" } ?? "\(source.name), which was prepared with weights",
                expected: "\(way); or one of \(able.joined(separator: ", "))", next: countingOnce.written(of: source))
        }
    }
}
