import Foundation
import Testing

@testable import Workbench

extension PipelineSampleTests {
    /// Same input, same bits, in whatever workspace, session and number of threads.
    @Suite struct Replay {
        private static let jobs = [
            "internal_preprocessing_job", "external_preprocessing_job", "internal_ml_job", "external_ml_job", "merging_job",
        ]

        @Test func jobByJobInSessionsOfTheirOwnGivesWhatOneRunGives() async throws {
            let whole = try PipelineFullRun.current.contents
            let parts = try PipelineFixture()
            // A session that has made nothing must take everything from the workspace.
            for job in Self.jobs { try await parts.reopened().execute("run \(job)") }
            #expect(whole.count > 200)
            #expect(try parts.contents == whole)
        }

        @Test(arguments: [1, 2]) func theEnginesThreadsChangeNothing(threads: Int) async throws {
            let configurations = try TemporaryFolder()
            let own = try String(contentsOfFile: Repository.root + "/configs/dev.yml", encoding: .utf8)
            let changed = own.replacing("threads: 0", with: "threads: \(threads)")
            try #require(changed != own)
            try configurations.write(changed, to: "dev.yml")

            let run = try PipelineFixture(in: configurations.path)
            try await run.session.execute("run full_pipeline_job")
            #expect(try await run.session.engine.counts("SELECT current_setting('threads')") == [threads])
            #expect(try run.contents == PipelineFullRun.current.contents)
        }

        @Test func anotherSeedSetsOtherStoresAside() async throws {
            let run = try PipelineFixture()
            try await run.session.execute("run +internal_outlier_removed_features")
            let before = try run.contents
            try await run.session.execute("set session_id 43; run internal_outlier_removed_features")
            let after = try run.contents
            #expect(before["internal_normalized_data[\"BAKERY\"]"] == after["internal_normalized_data[\"BAKERY\"]"])
            #expect(before["internal_outlier_removed_features[\"BAKERY\"]"] != after["internal_outlier_removed_features[\"BAKERY\"]"])
        }
    }
}
