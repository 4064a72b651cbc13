import Assets
import Vocabulary

/// Goes through a job asset by asset.
public struct StepCommand: Command {
    var words: [String] = []

    public init() {}

    public static let card = Card(
        name: "step", summary: "Makes one asset of a job at a time and shows what it gave.",
        discussion: """
            step JOB opens a job and makes its first asset; step makes the next one, step 3 the next three, step to ASSET all up \
            to that one, and continue all that are left. Shown are rows, a preview, figures and the ledger.
            """,
        examples: [Example("step internal_preprocessing_job", shows: "1 of 6")])

    public static let parameters: [Parameter<Self>] = [
        .operand("HOW", \.words, "A job to open, a number of steps, or: to ASSET.", names: .job)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        switch words.count {
        case 0: return try await session.step(1)
        case 1:
            if let steps = Int(words[0]) {
                guard steps > 0 else { throw ParameterError.outOfRange("the number of steps", given: words[0], legal: "at least 1") }
                return try await session.step(steps)
            }
            let job = try session.job(words[0])
            session.stepping = Stepping(job: job.name, assets: session.pipeline.graph.ordered(job.assets))
            return try await session.step(1)
        case 2 where words[0] == "to":
            return try await session.step(to: words[1])
        default:
            throw ParameterError.surplus(words.dropFirst().joined(separator: " "), of: "step")
        }
    }
}
