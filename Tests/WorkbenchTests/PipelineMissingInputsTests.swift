import Testing
import Vocabulary

@testable import Workbench

/// A job takes what other jobs have made; where they have not, it says so before it begins.
@Suite struct PipelineMissingInputsTests {
    @Test(arguments: [
        ("internal_ml_job", ["internal_sales_by_category"], "run internal_preprocessing_job"),
        ("external_ml_job", ["preprocessed_external_data"], "run external_preprocessing_job"),
        (
            "merging_job",
            ["internal_normalized_data", "internal_assign_clusters", "external_normalized_data", "external_assign_clusters"],
            "run internal_ml_job"
        ),
    ])
    func aJobNamesWhatIsMissingAndTheCommandThatMakesIt(job: String, missing: [String], next: String) async throws {
        let fixture = try PipelineFixture()
        let diagnostic = try await #require(throws: Diagnostic.self) { try await fixture.session.execute("run \(job)") }
        #expect(diagnostic.code == .missingInputs)
        #expect(diagnostic.code.rawValue == "E601")
        #expect(Set(diagnostic.given?.split(separator: ", ").map(String.init) ?? []) == Set(missing))
        #expect(diagnostic.next == next)
        #expect(try fixture.made.isEmpty)
        #expect(try fixture.session.workspace.runs().isEmpty)
    }

    @Test func earlierResultsStayAsTheyWere() async throws {
        let fixture = try PipelineFixture()
        try await fixture.session.execute("run external_preprocessing_job")
        let before = try fixture.contents
        #expect(before.count == 2)
        await #expect(throws: Diagnostic.self) { try await fixture.session.execute("run merging_job") }
        #expect(try fixture.contents == before)
    }

    @Test func followingTheCommandsGivenEndsInSuccess() async throws {
        let fixture = try PipelineFixture()
        var commands = ["run merging_job"]
        var obeyed: [String] = []
        while let command = commands.last {
            do throws(Diagnostic) {
                try await fixture.session.execute(command)
                obeyed.append(command)
                commands.removeLast()
            } catch {
                let next = try #require(error.next, "\(error.message)")
                try #require(!commands.contains(next))
                commands.append(next)
            }
        }
        #expect(obeyed == [
            "run internal_preprocessing_job", "run internal_ml_job", "run external_preprocessing_job", "run external_ml_job",
            "run merging_job",
        ])
    }
}
