import Assets
import Vocabulary

/// Makes assets.
public struct RunCommand: Command {
    var selection = Tail()

    public init() {}

    public static let card = Card(
        name: "run", summary: "Makes the assets of a job or of a selection.",
        discussion: """
            A line per asset tells rows, partitions and time; the end tells what was written where. What was made before a \
            failure stays made. Inputs outside the selection must have been made before.
            """,
        examples: [Example("run internal_preprocessing_job", shows: "6 assets made")])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.selection, "A job, an asset, or a selection such as +x or group:merging.", names: .selection)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let text = selection.text
        if text.hasSuffix("_job") {
            let job = try session.job(text)
            return try await session.run(session.pipeline.graph.ordered(job.assets), job: job.name, selection: "")
        }
        let keys: [AssetKey]
        do throws(Diagnostic) {
            keys = try session.assets(text)
        } catch {
            throw Self.offeringJobs(error, for: text)
        }
        return try await session.run(keys, job: "", selection: text)
    }

    /// A single word that names no asset may have been meant for a job.
    private static func offeringJobs(_ error: Diagnostic, for text: String) -> Diagnostic {
        let jobs = text.nearest(in: Jobs.all.map(\.name))
        guard error.code == .unknownAsset, let nearest = jobs.first else { return error }
        var offering = error
        offering.nearest = jobs + error.nearest.filter { !jobs.contains($0) }
        offering.next = "run \(nearest)"
        return offering
    }
}
