import Assets
import Clustering
import Tables
import Vocabulary

/// Makes columns fit to be clustered.
public struct PrepareCommand: Command {
    public enum Fill: String, Choice { case constant, iterative, knn, mean, median, mode }
    public enum TextFill: String, Choice { case constant, mode }
    public enum Encoding: String, Choice { case onehot, ordinal }
    public enum Transform: String, Choice { case quantile, yeo_johnson }
    public enum Scaling: String, Choice { case maxabs, minmax, robust, zscore }
    public enum Outliers: String, Choice { case elliptic, iforest, iqr, lof }

    var source = Source.named(Reference(""))
    var name: String?
    var id: String?
    var weight: String?
    var size: String?
    var ignored: [String] = []
    var steps: [String] = []
    var shares = false
    var indexed = false
    var rare: Double?
    var fill: Fill?
    var textFill: TextFill?
    var encoding: Encoding?
    var transform: Transform?
    var scaling: Scaling?
    var lowVariance: Double?
    var correlated: Double?
    var outliers: Outliers?
    var contamination: Double?
    var components: Double?
    var seed = 42
    /// Settings of single steps, typed as `STEP.SETTING=value`.
    private var further: [(step: String, name: String, value: Value)] = []

    public init() {}

    public static let card = Card(
        name: "prepare", summary: "Fills, encodes, scales and reduces columns, step by step.",
        discussion: """
            The steps are learned from the rows and applied to them in this order, whatever the order of the words: shares, \
            index, rare, impute_text, encode, impute, transform, scale, low_variance, correlated, outliers, pca. steps=A,B,C \
            takes any steps in an order of your own; help STEP tells of one, and STEP.SETTING=value sets it. Rows that a step \
            holds to be outliers stay, flagged; what is clustered is learned without them. Nothing happens that is not asked \
            for. The result can be shown, exported and clustered, or prepared further, its steps before the new ones.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points scale=zscore as z", shows: "zscore"),
            Example("load points \"points.csv\"\nprepare points steps=robust,pca pca.components=1 as z", shows: "6 rows"),
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("DATA", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
        .option("id", \.id, "The column that names the rows; otherwise the first, if it can.", names: .column),
        .option("weight", \.weight, "The column that says how much a row counts in what is learned afterwards; the steps count every row once.", names: .column),
        .option("size", \.size, "The column that says how much of a cluster's size a row takes, for limits.", names: .column),
        .option("ignore", \.ignored, "Columns to leave out.", names: .column),
        .option("steps", \.steps, "Steps by name, in the order they are to be taken.", names: .preparation),
        .option("shares", \.shares, "Whether each row's cells become shares of its sum."),
        .option("index", \.indexed, "Whether cells become an index to their column's average, 100."),
        .option("rare", \.rare, "The share of rows below which levels of a text column are put together.", in: .between(0, 1)),
        .option("impute", \.fill, "What fills missing numbers."),
        .option("impute_text", \.textFill, "What fills missing texts."),
        .option("encode", \.encoding, "How text columns become numbers."),
        .option("transform", \.transform, "What makes skewed columns less so."),
        .option("scale", \.scaling, "How columns are brought to a common scale."),
        .option("low_variance", \.lowVariance, "Drop columns whose variance is at most this.", in: .atLeast(0)),
        .option("correlated", \.correlated, "Drop columns correlated above this with an earlier one.", in: .between(0, 1)),
        .option("outliers", \.outliers, "How rows far from the others are found."),
        .option("contamination", \.contamination, "The share of rows taken to be outliers.", in: .between(0, 0.5)),
        .option("pca", \.components, "Principal components kept: a count from 1, or a share of variance below 1.", in: .above(0)),
        .option("seed", \.seed, "What the random numbers are drawn from.", in: .atLeast(0)),
        .name(\.name, "What the result is to be called."),
    ]

    public static func furtherSignature(after operands: [String], _ options: [String: String]) -> [ParameterDescription] {
        Preparations.all.flatMap { type in
            type.signature.map { $0.renamed("\(type.card.name).\($0.name)") }
        }
    }

    public mutating func setFurther(_ name: String, to value: Value) throws(ParameterError) {
        let words = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard words.count == 2, let type = Preparations.catalogue[words[0]] else {
            throw .unknown(name, of: Self.card.name, known: Self.optionNames + Preparations.catalogue.names.map { "\($0).…" })
        }
        var trial = type.init()
        try trial.set(words[1], to: value)
        further.append((words[0], words[1], value))
    }

    public func run(in session: isolated Session) async throws -> Reply {
        let result = name ?? "prepared"
        try session.requireFree(result, for: .prepared)
        let plan = try plan()
        let (given, rows, earlier) = try session.preparedData(source, ColumnRoles(id: id, weight: weight, size: size, ignored: ignored))
        // What is left out of prepared rows is one more step of their chain; of others it has never been learned from.
        let dropping: [any Preparation] = given.ignored.isEmpty ? [] : [IgnoreColumns(given.ignored)]
        let (chain, prepared) = try FittedChain.fit(
            dropping + (try plan.preparations(seed: seed)), after: Prepared(frame: given.frame, outliers: given.outliers),
            in: session.execution("preparing \(source.name)"))
        let data = PreparedData(
            ids: given.ids, frame: prepared.frame, outliers: prepared.outliers, weights: given.weights, sizes: given.sizes,
            chain: given.chain.appending(chain))
        let ledger = prepared.changes.map { LedgerEntry(ofRows: $0) }
        var notes = Notes()
        notes.balance = .unchanged(data.frame.rowCount)
        notes.ledger = ledger
        try session.keep(
            data, as: result, .prepared,
            Session.Making(
                command: command(result), settings: settingTexts,
                inputs: try rows?.inputs ?? earlier.map { [Materialisation.Input(try session.materialisation(of: $0))] } ?? [],
                sources: rows?.sources ?? [:], notes: notes))

        let columns = prepared.frame.columns.count + prepared.frame.categories.count
        let outlierCount = prepared.outliers.count { $0 }
        let flagged = outlierCount > 0 ? ", \(outlierCount.counted("outlier")) among them" : ""
        let told = try Table([
            Column("step", chain.steps.map(\.name)), Column("what it does", chain.steps.map(\.fitted.text)),
        ])
        let naming = rows?.naming ?? "\(data.frame.rowCount.counted("row")) of \(source.name), prepared already by: \(given.chain.steps.map(\.name).joined(separator: ", "))"
        var reply = Reply([.text(naming), .table(told, total: nil), .ledger(nil, Session.digest(ledger))])
        for gap in Self.gaps(in: prepared.frame) { reply.append(.warning(gap)) }
        reply.append(.text("\(result): \(data.frame.rowCount.counted("row"))\(flagged), \(columns.counted("column"))"))
        return reply
    }

    /// What most algorithms will refuse, told while it can still be mended.
    private static func gaps(in frame: Frame) -> [String] {
        let missing = frame.columns.indices.map { column in (0..<frame.rowCount).count { frame[$0, column] == nil } }
        let incomplete = zip(frame.columns, missing).filter { $0.1 > 0 }.map(\.0)
        var gaps: [String] = []
        if !incomplete.isEmpty {
            gaps.append("\(missing.reduce(0, +).counted("cell")) of \(listed(incomplete)) still missing; impute= fills them")
        }
        if !frame.categories.isEmpty {
            gaps.append("\(listed(frame.categories.map(\.name))) stayed text; encode= makes numbers of it, ignore= leaves it out")
        }
        return gaps
    }

    private static func listed(_ names: [String]) -> String {
        let rest = names.count - 4
        return names.prefix(4).joined(separator: ", ") + (rest > 0 ? " and \(rest.grouped) more" : "")
    }

    /// The steps that were asked for, in order.
    private func plan() throws -> PreparationPlan {
        var plan = PreparationPlan()
        if steps.isEmpty {
            plan = standardPlan
        } else {
            let words = standardPlan.steps.map(\.name)
            guard words.isEmpty else {
                throw Diagnostic(
                    .surplusOperand, "steps= gives the steps in an order of its own", given: words.joined(separator: ", "),
                    expected: "either steps=, or words such as scale=", next: "help prepare")
            }
            for name in steps { plan.add(name) }
        }
        for (step, name, value) in further {
            guard let position = plan.steps.firstIndex(where: { $0.name == step }) else {
                throw Diagnostic(
                    .unknownParameter, "\(step) is none of the steps that are taken", given: "\(step).\(name)",
                    expected: plan.steps.map(\.name).joined(separator: ", "), next: "help prepare")
            }
            plan.steps[position].settings.append((name, value))
        }
        if contamination != nil, ![.elliptic, .iforest, .lof].contains(outliers) {
            throw Diagnostic(
                .unknownParameter, "contamination says nothing without outliers that are found by a share of the rows",
                given: "contamination=\(contamination.value.text)", expected: "outliers=elliptic, iforest or lof beside it",
                next: "help prepare")
        }
        guard !plan.steps.isEmpty else {
            throw Diagnostic(
                .missingOperand, "prepare needs a step", expected: "impute=mean, scale=zscore, steps=…",
                next: "prepare \(source.value.text) scale=zscore as \(name ?? "z")")
        }
        return plan
    }

    /// The steps behind the words of `impute=`, `encode=`, `transform=`, `scale=` and `outliers=`, where they have other names.
    static let stepsByWord = [
        "elliptic": "elliptic_envelope", "iterative": "iterative_imputation", "knn": "knn_imputation",
        "lof": "local_outlier_factor", "onehot": "one_hot", "quantile": "quantile_transform",
    ]

    private static func step(_ word: some Choice) -> String { stepsByWord[word.rawValue] ?? word.rawValue }

    /// The order in which each step finds what it needs: texts are filled before they are encoded, numbers before they are scaled.
    private var standardPlan: PreparationPlan {
        var plan = PreparationPlan()
        if shares { plan.add("shares") }
        if indexed { plan.add("index_to_average") }
        if let rare { plan.add("rare_levels", [("share", .number(rare))]) }
        if let textFill { plan.add("categorical_imputation", [("strategy", textFill.value)]) }
        if let encoding { plan.add(Self.step(encoding)) }
        if let fill {
            let isStrategy = ![.knn, .iterative].contains(fill)
            plan.add(isStrategy ? "numeric_imputation" : Self.step(fill), [("strategy", isStrategy ? fill.value : nil)])
        }
        if let transform { plan.add(Self.step(transform)) }
        if let scaling { plan.add(Self.step(scaling)) }
        if let lowVariance { plan.add("low_variance", [("threshold", .number(lowVariance))]) }
        if let correlated { plan.add("high_correlation", [("threshold", .number(correlated))]) }
        if let outliers { plan.add(Self.step(outliers), [("contamination", contamination.map { Value.number($0) })]) }
        if let components { plan.add("pca", [("components", .number(components))]) }
        return plan
    }

    private var settingTexts: [String: String] {
        let own = settings.filter { $0.name != "as" }.map { ($0.name, $0.value.text) }
        return Dictionary(own + further.map { ("\($0.step).\($0.name)", $0.value.text) }) { $1 }
    }

    /// The command with every setting that is not at its default.
    private func command(_ result: String) -> String {
        let steps = further.map { "\($0.step).\($0.name)=\($0.value.text)" }
        return (["prepare", source.value.text] + ownWords + steps + ["as \(result)"]).joined(separator: " ")
    }
}
