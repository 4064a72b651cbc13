import Tables
import Vocabulary

/// The jobs there are.
public struct JobsCommand: Command {
    public init() {}

    public static let card = Card(
        name: "jobs", summary: "Lists the jobs and how many assets each makes.",
        examples: [Example("jobs", shows: "full_pipeline_job")])

    public func run(in session: isolated Session) async throws -> Reply {
        .table(
            try Table([
                Column("job", Jobs.all.map(\.name)), Column("assets", Jobs.all.map(\.assets.count)),
                Column("what it does", Jobs.all.map(\.summary)),
            ]))
    }
}
