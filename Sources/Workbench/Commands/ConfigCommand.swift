import Tables
import Vocabulary

/// The parameters in force.
public struct ConfigCommand: Command {
    var name: String?

    public init() {}

    public static let card = Card(
        name: "config", summary: "Shows the parameters in force and what they mean.",
        discussion: "A parameter that differs between the sides is shown for each. set NAME VALUE changes one.",
        examples: [Example("config max_clusters", shows: "max_clusters")])

    public static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "One parameter only.", names: .setting)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let environment = try session.environment()
        let known = JobParameters.signature
        if let name, !known.contains(where: { $0.name == name }) {
            throw ParameterError.unknown(name, of: "config", known: known.map(\.name))
        }
        let sides = Side.allCases.map { environment.parameters(for: $0).settings }
        var rows: [(name: String, internal: String, external: String, summary: String)] = []
        for (position, parameter) in known.enumerated() where name == nil || parameter.name == name {
            rows.append((
                parameter.name, sides[0][position].value.text, sides[1][position].value.text,
                parameter.summary + (parameter.range.map { " (\($0.phrase))" } ?? "")
            ))
        }
        return Reply([
            .text((["environment \(environment.name), from \(environment.file)"] + [session.overridesText].compactMap(\.self)).joined(separator: "\n")),
            .table(
                try Table([
                    Column("parameter", rows.map(\.name)), Column("internal", rows.map(\.internal)),
                    Column("external", rows.map(\.external)), Column("meaning", rows.map(\.summary)),
                ]), total: nil),
        ])
    }
}
