import Assets
import Tables
import Vocabulary

/// Lists what the session can show.
public struct ListCommand: Command {
    public init() {}

    public static let card = Card(
        name: "list", summary: "Lists what is loaded and what has been made.",
        examples: [Example("load points \"points.csv\"\nlist", shows: "dataset")])

    public func run(in session: isolated Session) async throws -> Reply {
        var rows: [(name: String, kind: String, rows: Int?, from: String)] = []
        for dataset in session.datasets.values.sorted(by: { $0.name < $1.name }) {
            rows.append((dataset.name, "dataset", nil, dataset.path))
        }
        for result in session.named.values.sorted(by: { $0.name < $1.name }) {
            rows.append((result.name, result.kind.text, try session.materialisation(of: result).rows, result.command))
        }
        for key in session.pipeline.graph.keys {
            let made = try session.results.materialisations(of: key)
            guard let last = made.map(\.started).max() else { continue }
            let counts = made.compactMap(\.rows)
            let partitions = made.count { $0.slice.partition != nil }
            rows.append((
                key.name, partitions > 0 ? partitions.counted("partition") : "asset",
                counts.isEmpty ? nil : counts.reduce(0, +), "made \(last.formatted(.iso8601))"
            ))
        }
        guard !rows.isEmpty else {
            return .text("nothing yet; try: load NAME \"file.csv\", or run internal_preprocessing_job")
        }
        return .table(
            try Table([
                Column("name", rows.map(\.name)), Column("kind", rows.map(\.kind)), Column("rows", rows.map(\.rows)),
                Column("from", rows.map(\.from)),
            ]))
    }
}
