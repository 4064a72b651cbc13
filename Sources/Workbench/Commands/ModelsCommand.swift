import Assets
import Tables
import Vocabulary

/// Lists the clusters of the session.
public struct ModelsCommand: Command {
    public init() {}

    public static let card = Card(
        name: "models", summary: "Lists the clusters that were made, with their figures.",
        examples: [Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmodels", shows: "groups")])

    public func run(in session: isolated Session) async throws -> Reply {
        let results = session.named.values.filter { $0.kind == .clusters }.sorted { $0.name < $1.name }
        guard !results.isEmpty else { return .text("no clusters yet; try: cluster kmeans DATA k=4 as NAME") }
        let made = try results.map { try session.materialisation(of: $0) }
        func figure(_ name: String) -> [Double?] {
            made.map { one in one.figures.first { $0.name == name }?.value }
        }
        return .table(
            try Table([
                Column("name", results.map(\.name)), Column("method", made.map { $0.parameters["method"] }),
                Column("rows", made.map(\.rows)), Column("clusters", figure("clusters").map { $0.map { Int($0) } }),
                Column("noise", figure("noise").map { $0.map { Int($0) } }), Column("inertia", figure("inertia")),
                Column("made by", results.map(\.command)),
            ]))
    }
}
