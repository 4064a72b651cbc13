import Assets
import Clustering
import Tables
import Vocabulary

/// What became of each feature.
struct FeatureMetadata: SideAsset {
    static let word = "feature_metadata"
    static let summary = "Each raw feature: range, missing cells, and what became of it."
    static let kind: AssetKind = .table
    static let reads = ["feature_metadata_detail"]

    let ownSide: Side
    let raw: Input<FeatureRawData>
    let imputed: Input<ImputedFeatures>
    let reduced: Input<DimensionalityReducedFeatures>

    init(_ side: Side) {
        ownSide = side
        raw = Input(side)
        imputed = Input(side)
        reduced = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        try await work.forEachPartition(of: raw) { partition in
            let raw = try work.value(of: raw, partition).frame
            let used = Set(try work.value(of: imputed, partition).frame.columns)
            let table = try Self.table(raw, used: used, detail: work.parameters.metadataDetail)
            var notes = Notes()
            let components = try work.value(of: reduced, partition).frame.columns.count
            notes.figures += [Figure("features", table.rowCount), Figure("clustered columns", components)]
            return Made(table, partition: partition, notes: notes)
        }
    }

    private static func table(
        _ frame: Frame, used: Set<String>, detail: JobParameters.MetadataDetail
    ) throws(TableError) -> Table {
        let numeric = frame.columns.indices.map { column in (0..<frame.rowCount).compactMap { frame[$0, column] } }
        let texts = frame.categories
        func column(_ name: String, _ figure: ([Double]) -> Double?) -> Column {
            Column(name, numeric.map(figure) + texts.map { _ in nil })
        }
        let status = frame.columns.map { used.contains($0) ? "used" : "dropped" }
        let encoded = texts.map { text in used.contains { $0.hasPrefix(text.name + "=") } ? "one-hot" : "dropped" }
        var columns = [
            Column("feature", frame.columns + texts.map(\.name)),
            Column("type", numeric.map { _ in "number" } + texts.map { _ in "text" }),
            Column("missing", numeric.map { frame.rowCount - $0.count } + texts.map { $0.cells.count { $0 == nil } }),
            Column("status", status + encoded),
        ]
        if detail == .full {
            columns += [
                column("minimum") { $0.min() }, column("mean", \.average), column("maximum") { $0.max() },
                column("standard_deviation", \.spread),
                Column("distinct", numeric.map { Set($0).count } + texts.map(\.levels.count)),
            ]
        }
        return try Table(columns)
    }
}

extension [Double] {
    fileprivate var average: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }

    /// Population standard deviation, about the mean so that no digits are lost to a large mean.
    fileprivate var spread: Double? {
        average.map { mean in (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot() }
    }
}
