import Assets
import Clustering
import Tables
import Vocabulary

/// Tries several numbers of clusters, by one method or by several.
public struct SweepCommand: WeighingCommand {
    var methods = [AlgorithmName(KMeans.self)]
    var source = Source.named(Reference(""))
    var counts = 2...10
    var judges = [JudgeName(Silhouette.self), JudgeName(CalinskiHarabasz.self), JudgeName(DaviesBouldin.self)]
    var id: String?
    var weight: String?
    var ignored: [String] = []
    var name: String?
    /// Settings of the methods, each for those that have it.
    private var further: [(name: String, value: Value)] = []

    public init() {}

    public static let card = Card(
        name: "sweep", summary: "Tries numbers of clusters and methods, and ranks them.",
        discussion: """
            All numbers of clusters and all restarts of a method run together. A method that finds the number itself gives one \
            row. Settings such as n_init=20 go to every method that has them. Each metric that can compare numbers of clusters \
            ranks the rows; the smallest mean rank comes first. A rank says what is best of what was tried, not that it is good: \
            suggest asks whether there is structure at all.

            All rows are judged by one distance: that of the methods where they share it, and otherwise the Euclidean one, or \
            Gower's where there are text columns. \(JudgeName.figureMeaning) rank too, the lower the better, where every row \
            has them; where nothing else was asked for, rows without them get no place. Left out, with a note, are a method \
            that cannot divide the rows, unless it is the only one, and numbers of clusters for which fewer were found.
            """,
        examples: [
            Example("load points \"points.csv\"\nsweep kmeans points k=2..4", shows: "mean rank")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("METHODS", \.methods, "One algorithm, or several with commas between; without it, kmeans.", names: .algorithm),
        .operand("DATA", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
        .option("k", \.counts, "The numbers of clusters to try.", in: .between(1, 10_000)),
        .option("metrics", \.judges, "What ranks the rows.", names: .metric),
        .option("id", \.id, "The column that names the rows; otherwise the first, if it can.", names: .column),
        .option("weight", \.weight, ColumnRoles.weightSummary, names: .column),
        .option("ignore", \.ignored, "Columns to leave out.", names: .column),
        .name(\.name, "What the table of results is to be called."),
    ]

    public static func furtherSignature(after operands: [String], _ options: [String: String]) -> [ParameterDescription] {
        let names = operands.first.map { $0.split(separator: ",").map(String.init) } ?? []
        let types = names.compactMap { AlgorithmName(value: .text($0))?.type }
        return (types.isEmpty ? Self().methods.map(\.type) : types).flatMap { $0.signature }.filter { $0.name != "k" }
    }

    public mutating func setFurther(_ name: String, to value: Value) throws(ParameterError) {
        let takers = methods.filter { $0.type.optionNames.contains(name) }
        guard !takers.isEmpty else {
            throw .unknown(
                name, of: Self.card.name,
                known: Array(Set(Self.optionNames + methods.flatMap { $0.type.optionNames })).sorted())
        }
        for taker in takers {
            var trial = taker.algorithm
            try trial.set(name, to: value)
        }
        further.append((name, value))
    }

    public func run(in session: isolated Session) async throws -> Reply {
        if let name { try session.requireFree(name, for: .table) }
        try requireFigures()
        let roles = ColumnRoles(id: id, weight: weight, ignored: ignored)
        let (data, rows, prepared) = try session.weighedData(source, roles)
        let (points, configured) = (try data.points(), try configuredMethods())
        let execution = session.execution("sweeping \(source.name)")
        let board = try dividing(source) {
            try Leaderboard(
                of: points, trying: configured, over: counts, metrics: judges.compactMap { $0.metric?.init() }, figures: figures,
                in: execution)
        }
        let table = try table(board)
        if let name {
            var making = Session.Making(command: recorded(as: name), settings: settingTexts)
            making.inputs = try rows?.inputs ?? prepared.map { [Materialisation.Input(try session.materialisation(of: $0))] } ?? []
            making.sources = rows?.sources ?? [:]
            try session.keep(table, as: name, .table, making)
        }
        var reply = Reply()
        if let rows { reply.append(.text(rows.naming)) }
        reply.append(.table(table.prefix(Look.rows), total: table.rowCount))
        for warning in notes(board, areWeighted: data.weights != nil) + Self.warnings(board) { reply.append(.warning(warning)) }
        return reply
    }

    /// Every method under the word that was typed for it.
    private func configuredMethods() throws -> [Leaderboard.Method] {
        try methods.map { method in
            var algorithm = method.algorithm
            for (name, value) in further where method.type.optionNames.contains(name) { try algorithm.set(name, to: value) }
            return Leaderboard.Method(method.name, algorithm, besides: method.algorithm)
        }
    }

    /// The figures of the fits that are asked for.
    private var figures: [String] { judges.filter { $0.metric == nil }.map(\.name) }

    /// Refuses a figure that none of the methods has.
    private func requireFigures() throws(Diagnostic) {
        let known = methods.flatMap { $0.type.criteria }
        guard let unknown = figures.first(where: { !known.contains($0) }) else { return }
        let able = JudgeName.algorithms(with: unknown)
        let names = Metrics.ofPoints.filter { $0.comparesCounts }.map { $0.card.name } + known
        let (tried, others) = (methods.map(\.name).joined(separator: ", "), able.map(\.name).joined(separator: ", "))
        throw Diagnostic(
            .undefinedResult, "\(tried) cannot be ranked by \(unknown), which only \(others) has", given: unknown,
            expected: names.joined(separator: ", "), next: trying(able).written(of: source))
    }

    /// The same by other methods, without the settings and figures that none of them has.
    private func trying(_ others: [AlgorithmName]) -> Self {
        var other = self
        other.methods = others
        other.further = []
        for (name, value) in further { try? other.setFurther(name, to: value) }
        other.judges = judges.filter { judge in judge.metric != nil || others.contains { $0.type.criteria.contains(judge.name) } }
        return other
    }

    private func table(_ board: Leaderboard) throws -> Table {
        let rows = board.rows
        let scores = judges.map { judge in
            let position = board.metrics.firstIndex(of: judge.name)
            return Column(judge.name, rows.map { row in position.map { row.scores[$0].value } ?? row.fit.figure(judge.name) })
        }
        let noise = rows.contains { $0.noiseCount > 0 } ? [Column("noise", rows.map(\.noiseCount))] : []
        return try Table(
            [
                Column("place", rows.map(\.place)), Column("method", rows.map(\.method)),
                Column("k", rows.map { $0.fit.partition.clusterCount }),
            ] + scores + [
                Column("mean rank", rows.map(\.meanRank)), Column("smallest", rows.map { $0.sizes.last }),
                Column("largest", rows.map { $0.sizes.first }),
            ] + noise)
    }

    /// What is told of how the rows were judged, and of what has no row.
    private func notes(_ board: Leaderboard, areWeighted: Bool) -> [String] {
        var notes: [String] = []
        let distances = board.methodDistances.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if distances.count > 1 {
            notes.append("the methods divide by \(distances.joined(separator: ", ")); all are judged by \(board.distance)")
        } else if board.distance != Euclidean.card.name {
            notes.append("all are judged by distance \(board.distance)")
        }
        notes += board.omissions.map(\.text)
        let silent = figures.filter { !board.voters.contains($0) }
        notes += silent.map { figure in
            let able = JudgeName.algorithms(with: figure).map(\.name).joined(separator: ", ")
            return "\(figure) cannot rank, because not every fit has it, only those of \(able)"
        }
        notes += withoutPlace(board)
        for (position, metric) in board.metrics.enumerated() where !board.rows.isEmpty {
            let scores = board.rows.map { $0.scores[position] }
            guard scores.allSatisfy({ $0.value == nil }), let reason = scores[0].note else { continue }
            notes.append("\(metric) says nothing of any row: \(reason)")
        }
        let once = judges.filter { $0.metric?.countsWeights == false }
        if areWeighted, !once.isEmpty {
            notes.append("every row counts once, whatever its weight, in \(once.map(\.name).joined(separator: ", "))")
        }
        if board.rows.contains(where: { $0.noiseCount > 0 }) {
            notes.append("scores leave out the rows that are noise, so rows of this table with more or less noise do not compare")
        }
        return notes
    }

    /// The methods whose rows have no place, and for want of which figures.
    private func withoutPlace(_ board: Leaderboard) -> [String] {
        let rows = board.rows.filter { $0.place == nil }
        let methods = rows.reduce(into: [String]()) { if !$0.contains($1.method) { $0.append($1.method) } }
        return methods.compactMap { method in
            let missing = board.voters.filter { voter in rows.contains { $0.method == method && $0.fit.figure(voter) == nil } }
            return missing.isEmpty ? nil : "\(method) has no \(missing.joined(separator: ", ")), and so no place"
        }
    }

    /// What is told of the fits, once each.
    private static func warnings(_ board: Leaderboard) -> [String] {
        var counts: [(method: String, warning: String, counts: [Int?])] = []
        for row in board.rows {
            for warning in row.fit.warnings.map(\.text) {
                if let known = counts.firstIndex(where: { $0.method == row.method && $0.warning == warning }) {
                    counts[known].counts.append(row.count)
                } else {
                    counts.append((row.method, warning, [row.count]))
                }
            }
        }
        let told = counts.map { one in
            // What is said of every number of clusters needs none of them.
            let isOfAll = one.counts.count == board.rows.count { $0.method == one.method }
            let numbers = isOfAll ? [] : one.counts.compactMap(\.self).sorted().map(String.init)
            return one.method + (numbers.isEmpty ? "" : " k=\(numbers.joined(separator: ","))") + ": " + one.warning
        }
        return told.count > 5 ? told.prefix(4) + ["and \(told.count - 4) more like these"] : told
    }

    private var settingTexts: [String: String] {
        Dictionary(
            settings.filter { $0.name != "as" }.map { ($0.name, $0.value.text) } + further.map { ($0.name, $0.value.text) }) { $1 }
    }

    func written(of source: Source) -> String {
        line(of: source, ownWords, as: name)
    }

    /// The command with the numbers of clusters and the metrics also where they are as by default.
    private func recorded(as name: String) -> String {
        let always = [("k", counts.value), ("metrics", judges.value)]
        let others = ownWords.filter { word in !always.contains { word.hasPrefix("\($0.0)=") } }
        return line(of: source, always.map { "\($0.0)=\($0.1.text)" } + others, as: name)
    }

    private func line(of source: Source, _ own: [String], as name: String?) -> String {
        let all = own + further.map { "\($0.name)=\($0.value.text)" } + [name].compactMap { $0.map { "as \($0)" } }
        return (["sweep", methods.value.text, source.value.text] + all).joined(separator: " ")
    }
}
