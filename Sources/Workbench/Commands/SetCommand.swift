import Vocabulary

/// Sets a parameter for this session.
public struct SetCommand: Command {
    var name = ""
    var value = Value.absent

    public init() {}

    public static let card = Card(
        name: "set", summary: "Sets a parameter of the pipeline for this session.",
        discussion: """
            Holds for both sides, or for one as internal.NAME or external.NAME. Results that are there stay; the next run uses \
            the new value. The configuration file is not touched. set NAME default takes it back.
            """,
        examples: [Example("set max_clusters 12", shows: "max_clusters is now 12")])

    public static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "The parameter.", names: .setting),
        .operand("VALUE", \.value, "Its new value."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let override = Session.Override(name: name, value: value)
        var environment = try session.environment()
        if value == .text("default") {
            guard session.overrides.contains(where: { $0.name == name }) else {
                let set = session.overrides.map(\.name)
                throw Diagnostic(
                    .unknownName, "\(name) is not set by hand", given: name, expected: set.isEmpty ? nil : set.joined(separator: ", "),
                    nearest: name.nearest(in: set), next: "config")
            }
            session.overrides.removeAll { $0.name == name }
            return .text("\(name) is what the environment says")
        }
        try environment.apply(override)
        session.overrides.removeAll { $0.name == name }
        session.overrides.append(override)
        return .text("\(name) is now \(value.text)")
    }
}
