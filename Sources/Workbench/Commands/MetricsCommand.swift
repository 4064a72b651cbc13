import Assets
import Clustering
import Tables
import Vocabulary

/// How good clusters are.
public struct MetricsCommand: Command {
    var reference: Reference?
    var metrics: [MetricName] = []

    public init() {}

    public static let card = Card(
        name: "metrics", summary: "Shows how good the clusters are, by every measure.",
        discussion: """
            Of what cluster has made, or of the pipeline's clusters: both sides and all categories, or one asset of a side, such \
            as internal_train_clustering_models["GROCERY"]. Outliers and rows in no cluster are left out. Rows are compared by \
            the distance the clusters were found by, and by Gower's where there are text columns; measures that need centres \
            are not defined then.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups", shows: "calinski_harabasz"),
            Example(
                "run +internal_calculate_cluster_metrics\nmetrics internal_train_clustering_models[\"BAKERY\"]", shows: "silhouette")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.reference, "Clusters by name, an asset of a side, or one partition of it.", names: .name),
        .option("metrics", \.metrics, "Which measures of named clusters; without it, all.", names: .metric),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        if let reference, reference.partition == nil, session.named[reference.name] != nil {
            return try measures(of: try session.foundClusters(reference.name).value, in: session.execution("measuring \(reference.name)"))
        }
        let sides = reference == nil ? Side.allCases : [try session.side(of: reference ?? Reference(""))]
        var slices: [(slice: AssetSlice, made: Materialisation)] = []
        for side in sides {
            let key = Input<CalculateClusterMetrics>(side).key
            for made in try session.results.materialisations(of: key)
            where reference?.partition == nil || made.slice.partition == reference?.partition {
                slices.append((made.slice, made))
            }
            if let reference, reference.partition != nil, slices.isEmpty {
                _ = try session.results.materialisation(of: AssetSlice(key, partition: reference.partition))
            }
        }
        guard let first = slices.first else { throw Results.neverMade(sides.map { Input<CalculateClusterMetrics>($0).key }) }
        let names = first.made.figures.map(\.name)
        let values = names.map { name in
            Column(name, slices.map { $0.made.figures.first { $0.name == name }?.value })
        }
        return .table(try Table([Column("clusters of", slices.map { $0.slice.partition ?? "external" })] + values))
    }

    private func measures(of clusters: ClusteredRows, in execution: Execution) throws -> Reply {
        let measured = try clusters.measured()
        let partition = clusters.partition
        let types = metrics.isEmpty ? Metrics.ofPoints : metrics.map(\.type)
        var scores: [(metric: any Metric.Type, score: Score)] = []
        for (position, type) in types.enumerated() {
            let part = execution.part(position, of: types.count)
            scores.append((type, try type.init().score(of: partition, in: measured, part)))
        }
        var reply = Reply.table(try Table(scores: scores))
        for note in clusters.notes(on: types, measured) { reply.append(.warning(note)) }
        return reply
    }
}

extension ClusteredRows {
    /// What a person should know of the numbers.
    fileprivate func notes(on metrics: [any Metric.Type], _ measured: MeasuredPoints) -> [String] {
        var notes: [String] = []
        if measured.distance != Euclidean.card.name { notes.append("rows are compared by distance \(measured.distance)") }
        let once = metrics.filter { !$0.countsWeights }.map { $0.card.name }
        if rows.weights != nil, !once.isEmpty {
            notes.append("every row counts once, whatever its weight, in \(once.joined(separator: ", "))")
        }
        return notes
    }
}

extension Session {
    /// The side an asset belongs to.
    func side(of reference: Reference) throws(Diagnostic) -> Side {
        guard let side = try asset(reference.name).side else {
            throw Diagnostic(
                .unknownName, "\(reference.name) has no clusters", given: reference.name,
                expected: "an asset of a side, such as internal_train_clustering_models", next: "assets *_train_clustering_models")
        }
        return side
    }
}
