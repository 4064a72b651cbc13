import Clustering
import Tables
import Vocabulary

/// Says how many clusters there are, if any, and what speaks for and against it.
public struct SuggestCommand: WeighingCommand {
    /// What can be suggested.
    public enum Wanted: String, Choice { case k }

    var wanted = Wanted.k
    var source: Source?
    var method = AlgorithmName(KMeans.self)
    var mostClusters = 10
    var minimumSize = 1
    var metrics: [MetricName] = []
    var references = Suggestion.Settings().references
    var resamples = Suggestion.Settings().resamples
    var seed = 42
    var id: String?
    var weight: String?
    var ignored: [String] = []
    /// Settings of the method, checked as they are read.
    private var further: [(name: String, value: Value)] = []

    public init() {}

    public static let card = Card(
        name: "suggest", summary: "Suggests a number of clusters, or says there is no structure.",
        discussion: """
            suggest k DATA. Three tests ask first whether the rows are more than structureless rows of the same spread would \
            give: the gap statistic, the silhouette and the consensus of subsamples. Then the metrics, the criteria (gap, \
            hartigan, knee, silhouette_excess) and the stability under resampling rank the candidates, each kind with equal \
            weight. Every vote is shown, and so is the dissent. Resamples and structureless rows are drawn without regard to \
            weights. Without DATA, the rows that prepare made last are meant where there is only one such result.

            Settings of the method go to it, such as method=kmedoids distance=manhattan; help METHOD lists them. What needs \
            centres of numbers cannot vote by another distance than the Euclidean one, and says so.

            In the table, smallest is the rows of the smallest cluster. jaccard is the mean, over clusters and bootstrap \
            resamples, of the rows a cluster shares with the one most like it over all rows of the two: 1 where it always \
            comes back. null is the same where there is no structure, weakest that of the cluster with the lowest. pac is \
            the share of pairs of rows that subsamples neither mostly join nor mostly part, pac null the same where there \
            is no structure. gap is the gap statistic with its standard error, rank the mean of the ranks by all evidence.

            Of the number suggested every cluster is shown: band is where nine in ten of its resamples lie, null the \
            coefficient of the cluster of the same rank by size where there is no structure. By Hennig's bounds it is stable \
            from 0.75 on, a pattern of uncertain rows from 0.6 on, doubtful below, and dissolved up to 0.5.

            Of a method with a likelihood, such as gaussian_mixture, its criteria (aic, bic, icl) vote as metrics do.
            """,
        examples: [
            Example("load points \"points.csv\"\nsuggest k points max=4", shows: "votes"),
            Example(
                "load points \"points.csv\"\nsuggest k points max=3 method=kmedoids distance=manhattan references=5 resamples=5",
                shows: "rows are compared by distance manhattan"),
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.wanted, "What to suggest."),
        .operand("DATA", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
        .option("method", \.method, "The algorithm that divides the rows; one that makes a given number of clusters.", names: .algorithm),
        .option("max", \.mostClusters, "The most clusters to consider.", in: .between(2, 1000)),
        .option("min_size", \.minimumSize, "The fewest rows a cluster may have; a method that takes limits is held to it, and what another makes smaller is left out.", in: .atLeast(1), unit: "rows"),
        .option("metrics", \.metrics, "The metrics that vote; without it, all that can.", names: .metric),
        .option("references", \.references, "Structureless tables to compare with, of each kind.", in: .between(2, 1000)),
        .option("resamples", \.resamples, "Bootstrap resamples for the stability.", in: .between(2, 1000)),
        .option("seed", \.seed, "What the random numbers are drawn from."),
        .option("id", \.id, "The column that names the rows; otherwise the first, if it can.", names: .column),
        .option("weight", \.weight, ColumnRoles.weightSummary, names: .column),
        .option("ignore", \.ignored, "Columns to leave out.", names: .column),
    ]

    public static func furtherSignature(after operands: [String], _ options: [String: String]) -> [ParameterDescription] {
        let method = options["method"].flatMap { AlgorithmName(value: .text($0)) } ?? Self().method
        return method.type.signature.filter { $0.name != "k" && !Self.optionNames.contains($0.name) }
    }

    public mutating func setFurther(_ name: String, to value: Value) throws(ParameterError) {
        guard name != "k" else {
            throw .unusable(name, of: Self.card.name, because: "max= for the most clusters to consider; which number it is to be is what is asked")
        }
        guard method.type.optionNames.contains(name) else {
            throw .unknown(name, of: Self.card.name, known: Set(Self.optionNames + method.type.optionNames).subtracting(["k"]).sorted())
        }
        var trial = method.algorithm
        try trial.set(name, to: value)
        further.append((name, value))
    }

    public func run(in session: isolated Session) async throws -> Reply {
        let source = try source ?? session.onlyPrepared()
        let algorithm = try configuredMethod()
        let (data, rows, _) = try session.weighedData(source, ColumnRoles(id: id, weight: weight, ignored: ignored))
        var settings = Suggestion.Settings(
            mostClusters: mostClusters, minimumSize: minimumSize, metrics: metrics.isEmpty ? nil : metrics.map { $0.type.init() },
            seed: seed)
        settings.references = references
        settings.resamples = resamples
        let points = try data.points()
        let distance = try MeasuredPoints(points, as: algorithm).distance
        let execution = session.execution("looking for structure in \(source.name)")
        let suggestion = try dividing(source) { try self.suggestion(for: points, by: algorithm, settings, in: execution) }
        var reply = Reply()
        if let rows { reply.append(.text(rows.naming)) }
        reply.append(.table(try suggestion.candidateTable(), total: nil))
        reply.append(.heading("votes"))
        reply.append(.table(try suggestion.voteTable(), total: nil))
        if let chosen = suggestion.chosen {
            reply.append(.heading("stability of the \(chosen.count.counted("cluster"))"))
            reply.append(.table(try chosen.stabilityTable(), total: nil))
        }
        reply.append(.heading(suggestion.text))
        reply.append(.text(suggestion.reasons.joined(separator: "\n")))
        if distance != Euclidean.card.name { reply.append(.warning("rows are compared by distance \(distance)")) }
        for warning in suggestion.warnings { reply.append(.warning(warning)) }
        if !suggestion.dissent.isEmpty { reply.append(.text("dissent: " + suggestion.dissent.joined(separator: "; "))) }
        return reply
    }

    /// The method with its settings; its random numbers are drawn from what all others are.
    private func configuredMethod() throws -> any Algorithm {
        guard method.type.abilities.contains(.counts) else {
            throw Diagnostic(
                .undefinedResult, "\(method.name) finds the number of clusters itself", given: "method=\(method.name)",
                expected: "one of \(Algorithms.names(able: .counts).joined(separator: ", "))")
        }
        var algorithm = method.algorithm
        if method.type.optionNames.contains("seed") { try algorithm.set("seed", to: .integer(seed)) }
        for (name, value) in further { try algorithm.set(name, to: value) }
        return algorithm
    }

    private func suggestion(
        for points: Points, by algorithm: any Algorithm, _ settings: Suggestion.Settings, in execution: Execution
    ) throws -> Suggestion {
        do {
            return try Suggestion(for: points, by: algorithm, settings, in: execution)
        } catch ClusteringError.takesNoCount {
            throw Diagnostic(
                .unknownParameter, "the settings of \(method.name) leave no number of clusters to be found",
                given: furtherWords.joined(separator: " "), expected: "settings without a place to cut", next: "help \(method.name)")
        }
    }

    func written(of source: Source) -> String {
        (["suggest", wanted.value.text, source.value.text] + ownWords + furtherWords).joined(separator: " ")
    }

    private var furtherWords: [String] { further.map { "\($0.name)=\($0.value.text)" } }
}

extension Session {
    /// What `prepare` has made, where it has made one thing only.
    func onlyPrepared() throws(Diagnostic) -> Source {
        let prepared = named.values.filter { $0.kind == .prepared }.map(\.name).sorted()
        guard prepared.count == 1 else {
            throw Diagnostic(
                .missingOperand, "suggest needs DATA", expected: prepared.isEmpty ? "rows by name" : prepared.joined(separator: ", "),
                next: "suggest k \(prepared.first ?? "DATA")")
        }
        return .named(Reference(prepared[0]))
    }
}
