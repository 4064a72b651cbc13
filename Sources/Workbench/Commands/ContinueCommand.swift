import Vocabulary

/// Makes what is left of a job.
public struct ContinueCommand: Command {
    public init() {}

    public static let card = Card(
        name: "continue", summary: "Makes the assets that are left of the job being stepped.",
        examples: [Example("step internal_preprocessing_job\ncontinue", shows: "5 assets made")])

    public func run(in session: isolated Session) async throws -> Reply {
        let stepping = try session.openJob()
        let left = Array(stepping.assets[stepping.position...])
        let reply = try await session.run(left, job: stepping.job, selection: "")
        session.stepping = nil
        return reply
    }
}
