import Assets
import Foundation
import Vocabulary

/// Three charts of each partition.
struct GenerateClusterVisualizations: SideAsset {
    static let word = "generate_cluster_visualizations"
    static let summary = "Charts: cluster sizes, projection and silhouettes, as SVG."
    static let kind: AssetKind = .charts

    let ownSide: Side
    let features: Input<DimensionalityReducedFeatures>
    let trained: Input<TrainClusteringModels>

    init(_ side: Side) {
        ownSide = side
        features = Input(side)
        trained = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<Pictures>] {
        try await work.forEachPartition(of: trained) { partition in
            let drawing = ClusterDrawing(
                features: try work.value(of: features, partition), trained: try work.value(of: trained, partition),
                name: partition ?? "external")
            var charts: [String: String] = [:]
            for chart in ClusterDrawing.Chart.allCases where chart != .scores {
                charts[chart.rawValue] = try drawing.svg(chart)
            }
            var notes = Notes()
            for (name, svg) in charts.sorted(by: { $0.key < $1.key }) {
                notes.written += try work.write(
                    Data(svg.utf8), as: "\(ownSide.rawValue)/\((partition ?? "external").asFileName)/\(name).svg", to: "charts")
            }
            notes.figures.append(Figure("charts", charts.count))
            return Made(Pictures(charts), partition: partition, notes: notes)
        }
    }
}
