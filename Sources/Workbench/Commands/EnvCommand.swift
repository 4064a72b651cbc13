import Vocabulary

/// Which environment is in force.
public struct EnvCommand: Command {
    var name: String?

    public init() {}

    public static let card = Card(
        name: "env", summary: "Tells the environment in force, or chooses another.",
        discussion: "An environment is a file of configs/: it says where the pipeline reads and writes, and what steers it.",
        examples: [Example("env dev", shows: "dev")])

    public static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "The environment to choose.", names: .environment)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let folder = session.configuration.configurations
        if let name {
            let environment = try Environment(named: name, in: folder, variables: session.configuration.variables)
            try session.choose(environment)
            var reply = Reply.text("environment \(name), from \(environment.file)")
            if let set = session.overridesText { reply.append(.text(set)) }
            if let maker = try session.workspace.runs(limit: 1).first?.environment, maker != name {
                reply.append(.text("the results here were last made in \(maker)"))
            }
            return reply
        }
        let known = Environment.names(in: folder)
        return .text(known.map { $0 == session.environmentName ? "* \($0)" : "  \($0)" }.joined(separator: "\n"))
    }
}
