import Assets
import Charts
import Foundation
import Vocabulary

/// Draws clusters.
public struct PlotCommand: Command {
    var chart = ""
    var reference = Reference("")
    var file: String?

    public init() {}

    public static let card = Card(
        name: "plot", summary: "Draws a chart of clusters as an SVG file.",
        discussion: """
            Any asset of a side names the clusters; a category is given as NAME["CATEGORY"]. What cluster has made is drawn under \
            its name, and scores of a sweep that was kept.
            """,
        examples: [
            Example(
                "run +internal_train_clustering_models\nplot silhouette internal_train_clustering_models[\"BAKERY\"] > bakery.svg",
                shows: "silhouette of BAKERY")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("CHART", \.chart, "Which chart.", names: .chart),
        .operand("WHAT", \.reference, "The clusters: internal_train_clustering_models[\"CATEGORY\"], say.", names: .name),
        .file(\.file, "The file to write; without it, the chart's name.", endings: [".svg"]),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let names = ClusterDrawing.Chart.allCases.map(\.rawValue)
        guard let chart = ClusterDrawing.Chart(rawValue: chart) else {
            let near = chart.nearest(in: names)
            throw Diagnostic(
                .unknownName, "there is no chart \(chart)", given: chart, expected: names.joined(separator: ", "), nearest: near,
                next: near.first.map { "plot \($0) \(reference.text)" } ?? "help plot")
        }
        let path = file ?? "\(chart.rawValue).svg"
        if chart == .scores, let result = session.named[reference.name], result.kind == .table, reference.partition == nil {
            let sweep = try session.engine.query("SELECT * FROM \(try session.rows(of: result))")
            return try wrote(try Scores().render(Scores.Input(sweep: sweep, name: result.name)), of: result.name, to: path)
        }
        let drawing = try drawing(chart, in: session)
        var reply = try wrote(try drawing.svg(chart), of: drawing.subject.name ?? reference.text, to: path)
        if drawing.omitted > 0 { reply.append(.warning("\(drawing.omitted.counted("outlier")) not drawn")) }
        return reply
    }

    private func wrote(_ svg: String, of name: String, to path: String) throws -> Reply {
        try Work.replacing(path, with: Data(svg.utf8))
        return Reply([.wrote(path: path, what: "\(chart) of \(name)")])
    }

    private func drawing(_ drawn: ClusterDrawing.Chart, in session: isolated Session) throws -> ClusterDrawing {
        if session.named[reference.name] != nil, reference.partition == nil {
            guard drawn != .scores else {
                throw Diagnostic(
                    .undefinedResult, "\(reference.name) is one number of clusters, and scores draws several", given: reference.name,
                    expected: "cluster_sizes, projection or silhouette, or scores of a sweep", next: "plot silhouette \(reference.name)")
            }
            let clusters = try session.clusters(reference.name).value
            return try ClusterDrawing(clusters, name: reference.name, for: drawn, in: session.execution("drawing \(reference.name)"))
        }
        let side = try session.side(of: reference)
        // What was asked for is looked at first, so that a mistake in it is told of it and not of what the chart also needs.
        _ = try session.results.materialisation(of: AssetSlice(AssetKey(reference.name), partition: reference.partition))
        let partition = reference.partition
        let results = session.results
        return ClusterDrawing(
            features: try results.value(of: AssetSlice(Input<DimensionalityReducedFeatures>(side).key, partition: partition), as: PreparedRows.self),
            trained: try results.value(of: AssetSlice(Input<TrainClusteringModels>(side).key, partition: partition), as: TrainedStores.self),
            name: partition ?? side.rawValue,
            counts: try results.value(of: AssetSlice(Input<OptimalClusterCounts>(side).key, partition: partition), as: ClusterCounts.self))
    }
}
