import Testing

@testable import Workbench

/// Runs the whole pipeline once for a suite; its tests look at what was made.
struct PipelineFullRun: SuiteTrait, TestScoping {
    let environment: String
    var variables: [String: String] = [:]
    /// What is done before the run: `set …`.
    var first = ""

    @TaskLocal private static var fixture: PipelineFixture?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing tests: @Sendable () async throws -> Void
    ) async throws {
        let fixture = try PipelineFixture(environment, variables: variables)
        if !first.isEmpty { try await fixture.session.execute(first) }
        try await fixture.session.execute("run full_pipeline_job")
        try await Self.$fixture.withValue(fixture) { try await tests() }
    }

    /// What the run of the suite made.
    static var current: PipelineFixture {
        get throws { try #require(fixture, "the suite has the trait .fullRun") }
    }
}

extension Trait where Self == PipelineFullRun {
    static func fullRun(in environment: String, variables: [String: String] = [:], after first: String = "") -> Self {
        Self(environment: environment, variables: variables, first: first)
    }
}
