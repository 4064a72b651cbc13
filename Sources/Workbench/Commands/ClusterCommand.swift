import Assets
import Clustering
import Tables
import Vocabulary

/// Divides rows into clusters.
public struct ClusterCommand: WeighingCommand {
    var method = AlgorithmName(KMeans.self)
    var source = Source.named(Reference(""))
    var id: String?
    var weight: String?
    var size: String?
    var limits = LimitWords()
    var ignored: [String] = []
    var name: String?
    /// Settings of the algorithm, checked as they are read.
    private var further: [(name: String, value: Value)] = []

    public init() {}

    public static let card = Card(
        name: "cluster", summary: "Divides rows into clusters by one of the algorithms.",
        discussion: """
            cluster METHOD DATA, then the settings of the method: help METHOD lists them. DATA is what prepare has made, or any \
            rows whose columns are numbers without gaps. Outliers that prepare flagged are not learned from; they get the \
            cluster the model puts them in, or that of the nearest row where it puts nothing. The result can be shown, \
            exported, drawn, measured, compared and asked where other rows belong.

            Limits hold without exception, or the command fails and says how many clusters would be possible: min_size and \
            max_size in rows or in the column size=, must_link and cannot_link by ids, and pin. They are kept by kmeans, its \
            relatives and kmedoids. Outliers may not make a cluster larger than max_size. The result then has a column more: \
            \(LimitedClustering.heldMeaning).
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups", shows: "groups: 2 clusters")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("METHOD", \.method, "The algorithm.", names: .algorithm),
        .operand("DATA", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
        .option("id", \.id, "The column that names the rows; otherwise the first, if it can.", names: .column),
        .option("weight", \.weight, ColumnRoles.weightSummary, names: .column),
        .option("size", \.size, "The column that says how much of a cluster's size a row takes; otherwise rows are counted.", names: .column),
        .option("min_size", \.limits.minimumSize, "What every cluster has at least, in rows or in size=.", in: .atLeast(0)),
        .option("max_size", \.limits.maximumSize, "What every cluster has at most, in rows or in size=.", in: .atLeast(0)),
        .option("pin", \.limits.pins, "Rows that go together by a word, ID:WORD, and apart from those of other words."),
        .option("must_link", \.limits.together, "Rows that go together, ID+ID."),
        .option("cannot_link", \.limits.apart, "Rows that go apart, ID+ID."),
        .option("ignore", \.ignored, "Columns to leave out.", names: .column),
        .name(\.name, "What the result is to be called."),
    ]

    public static func furtherSignature(after operands: [String], _ options: [String: String]) -> [ParameterDescription] {
        operands.first.flatMap { AlgorithmName(value: .text($0)) }?.type.signature ?? []
    }

    public mutating func setFurther(_ name: String, to value: Value) throws(ParameterError) {
        var trial = method.algorithm
        try trial.set(name, to: value)
        further.append((name, value))
    }

    public func run(in session: isolated Session) async throws -> Reply {
        let result = name ?? "clusters"
        try session.requireFree(result, for: .clusters)
        var configured = ConfiguredAlgorithm(method)
        for (name, value) in further { try configured.set(name, to: value) }
        let roles = ColumnRoles(id: id, weight: weight, size: size, ignored: ignored)
        let (data, rows, prepared) = try session.weighedData(source, roles)
        try LearningRows.requireNameOfIDs(data.ids, of: source.name, arePrepared: prepared != nil) {
            ClusteredRows.hasColumn($0, by: configured.algorithm, isLimited: !self.limits.isEmpty)
        }
        let points = try data.points()
        let execution = session.execution("clustering \(source.name)\(Self.told(configured.algorithm.memory(for: points)))")
        let rowSizes = data.sizes.map { sizes in data.inliers.map { sizes[$0] } }
        let limits = try rowLimits(of: points.ids, among: data, sizes: rowSizes)
        let fit = try dividing(source) { try configured.algorithm.fit(points, within: limits, in: execution) }
        let clusters = try ClusteredRows(fit, of: data, within: limits, in: execution)

        var notes = Notes()
        notes.balance = .unchanged(data.frame.rowCount)
        notes.figures = clusters.figures
        notes.warnings = fit.warnings.map(\.text)
        var making = Session.Making(
            command: "cluster \(method.value.text) \(source.value.text) \(words(configured)) as \(result)",
            settings: settingTexts.merging(configured.settingTexts) { $1 }, notes: notes)
        making.inputs = try rows?.inputs ?? prepared.map { [Materialisation.Input(try session.materialisation(of: $0))] } ?? []
        making.sources = rows?.sources ?? [:]
        try session.keep(clusters, as: result, .clusters, making)

        var reply = Reply()
        if let rows { reply.append(.text(rows.naming)) }
        let sizes = try clusters.sizes()
        reply.append(.table(sizes.prefix(Look.rows), total: sizes.rowCount))
        if !clusters.figures.isEmpty { reply.append(.figures(clusters.figures)) }
        for warning in notes.warnings { reply.append(.warning(warning)) }
        reply.append(.text("\(result): \(clusters.model.model.clusterCount.counted("cluster")) by \(method.value.text) \(words(configured))"))
        return reply
    }

    /// What takes memory that other programs may miss, said from the start.
    private static func told(_ need: MemoryNeed?) -> String {
        need.flatMap { $0.bytes < 1 << 27 ? nil : ", \($0.text)" } ?? ""
    }

    /// The limits of the rows that are learned from, which outliers are not.
    private func rowLimits(of ids: [String], among data: PreparedData, sizes: [Double]?) throws -> Limits {
        do {
            return try limits.limits(ids: ids, sizes: sizes) { .together($0) }
        } catch ClusteringError.unknownName(let id, _, _) where data.frame.ids.contains(id) {
            throw Diagnostic(
                .undefinedResult, "\(id) is an outlier and is not learned from, so limits say nothing of it", given: id,
                expected: "rows that are learned from, or rows prepared without outliers=")
        }
    }

    /// The settings as they are typed: all of the algorithm, and what else was given.
    private func words(_ configured: ConfiguredAlgorithm) -> String {
        ([configured.words].filter { !$0.isEmpty } + ownWords).joined(separator: " ")
    }

    func written(of source: Source) -> String {
        let all = further.map { "\($0.name)=\($0.value.text)" } + ownWords + [name].compactMap { $0.map { "as \($0)" } }
        return (["cluster", method.value.text, source.value.text] + all).joined(separator: " ")
    }

    private var settingTexts: [String: String] {
        Dictionary(settings.filter { $0.name != "as" }.map { ($0.name == "METHOD" ? "method" : $0.name, $0.value.text) }) { $1 }
    }
}

extension ClusteredRows {
    /// What an algorithm made of prepared rows; outliers are placed as the model says, or by the nearest row where it says nothing.
    ///
    /// - Parameter limits: of the rows that are no outliers; outliers do not make a cluster larger than they allow.
    init(_ fit: Fit, of data: PreparedData, within limits: Limits, in execution: Execution) throws {
        let inliers = data.inliers
        var labels = [Int?](repeating: nil, count: data.frame.rowCount)
        for (row, label) in zip(inliers, fit.partition.labels) { labels[row] = label }
        let outliers = data.outliers.indices.filter { data.outliers[$0] }
        if !outliers.isEmpty, fit.partition.clusterCount > 0 {
            let points = try data.features().selecting(rows: outliers).points(keepingText: true)
            let placed = try limits.maximumSize.map { most in
                let rest = Limits(maximumSize: most, sizes: data.sizes.map { sizes in outliers.map { sizes[$0] } })
                var existing = [Double](repeating: 0, count: fit.partition.clusterCount)
                for row in inliers {
                    if let cluster = labels[row] { existing[cluster - 1] += data.sizes?[row] ?? 1 }
                }
                return try fit.model.assign(points, within: rest, existing: existing, in: execution).assignments
            } ?? fit.model.placing(points, in: execution)
            for (row, assignment) in zip(outliers, placed) { labels[row] = assignment.cluster }
        }
        let rowFigures = fit.rowFigures.map { one in
            var values = [Double?](repeating: nil, count: data.frame.rowCount)
            for (row, value) in zip(inliers, one.values) { values[row] = value }
            return RowFigures(one.name, values)
        }
        let memberships = fit.memberships.map { shares in
            (0..<shares.columns).map { cluster in
                var values = [Double?](repeating: nil, count: data.frame.rowCount)
                for (place, row) in inliers.enumerated() { values[row] = shares[place, cluster] }
                return RowFigures(Self.membershipColumn(of: cluster + 1), values)
            }
        }
        var figures = [Figure("clusters", fit.partition.clusterCount)]
        if fit.partition.noiseCount > 0 { figures.append(Figure("noise", fit.partition.noiseCount)) }
        self.init(
            rows: data, labels: labels, rowFigures: rowFigures + (memberships ?? []),
            document: try ModelDocument(TrainedModel(chain: data.chain, model: fit.model)), tree: fit.tree,
            figures: figures + (fit.iterations > 1 ? [Figure("iterations", fit.iterations)] : []) + fit.figures)
    }
}
