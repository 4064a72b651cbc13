import Testing

/// The program as it is used: at a real terminal, and by other programs.
@Suite(.serialized) struct ProgramTests {
    private let place: ProgramPlace

    init() throws { place = try ProgramPlace() }

    // MARK: At a terminal

    @Test func steppingWalksAllAssetsOfAJobAndShowsEach() throws {
        let terminal = try place.prompt()
        #expect(terminal.waits(for: "dev> "))
        let assets = [
            ("internal_raw_sales_data", "sales lines", "5 of 68,584 rows"),
            ("internal_product_category_mapping", "need states", "5 of 486 rows"),
            ("internal_sales_with_categories", "lines with a need state", "5 of 68,390 rows"),
            ("internal_normalized_sales_data", "sales", "5 of 68,390 rows"),
            ("internal_sales_by_category", "stores", "5 of 600 rows"),
            ("internal_output_sales_table", "4 columns", "5 of 45,648 rows"),
        ]
        for (number, (asset, figure, preview)) in assets.enumerated() {
            terminal.type(number == 0 ? "step internal_preprocessing_job\r" : "step\r")
            #expect(terminal.waits(for: "\(number + 1) of 6  \(asset)"), "\(terminal.screen)")
            #expect(terminal.waits(for: figure), "\(terminal.screen)")
            #expect(terminal.waits(for: preview), "\(terminal.screen)")
            #expect(terminal.waits(for: "ledger: "), "\(terminal.screen)")
            let isLast = number + 1 == assets.count
            #expect(terminal.waits(for: isLast ? "internal_preprocessing_job is done" : "next: \(assets[number + 1].0)"))
            #expect(terminal.waits(for: isLast ? "dev> " : "dev internal_preprocessing_job \(number + 1)/6> "))
        }
    }

    @Test func tabCompletesVerbsAndNames() throws {
        let terminal = try place.prompt()
        #expect(terminal.waits(for: "dev> "))
        terminal.type("desc\tinternal_raw\t\r")
        #expect(terminal.waits(for: "internal_raw_sales_data has not been made"), "\(terminal.screen)")
        #expect(terminal.waits(for: "dev> "))
        // As it was typed, the word names no job at all: E208.
        terminal.type("step mer\t\r")
        #expect(terminal.waits(for: "error[E601]"), "\(terminal.screen)")
    }

    @Test func whatWasTypedComesBackInTheNextStart() throws {
        do {
            let first = try place.prompt()
            #expect(first.waits(for: "dev> "))
            first.type("sql select 40 + 2 as answer\r")
            #expect(first.waits(for: "42"), "\(first.screen)")
            #expect(first.waits(for: "dev> "))
            first.type("\u{04}")
            _ = first.waits(for: "never said", seconds: 1)
        }
        let second = try place.prompt()
        #expect(second.waits(for: "dev> "))
        second.type("\u{1B}[A\r")
        #expect(second.waits(for: "42"), "\(second.screen)")
    }

    @Test func controlCStopsARunAndGivesThePromptBack() throws {
        let terminal = try place.prompt()
        #expect(terminal.waits(for: "dev> "))
        terminal.type("run full_pipeline_job\r")
        #expect(terminal.waits(for: "[ 2/41]"), "\(terminal.screen)")
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "E503"), "\(terminal.screen)")
        #expect(terminal.waits(for: "dev> "))
        terminal.type("sql select 6 * 7 as answer\r")
        #expect(terminal.waits(for: "42"), "\(terminal.screen)")
    }

    // MARK: By other programs

    @Test func theStatusIsZeroWhenAllIsDone() async throws {
        let given = try await place.run(["-c", "sql select 6 * 7 as answer; jobs"])
        #expect(given.status == 0 && given.output.contains("42") && given.output.contains("merging_job") && given.errors.isEmpty)
        try place.write("clustering 1\nsql select 40 + 3 as answer\n", to: "hello.clu")
        let script = try await place.run(["do", "hello.clu"])
        #expect(script.status == 0 && script.output.contains("43"))
        let job = try await place.run(["run", "external_preprocessing_job", "--env", "dev"])
        #expect(job.status == 0 && job.output.contains("2 assets made") && job.errors.contains("[2/2] preprocessed_external_data"))
    }

    @Test(arguments: [
        (["-c", "sql select 1; show nowhere; jobs"], "E206"), (["-c", "nonsense"], "E104"), (["do", "nowhere.clu"], "E301"),
        (["run", "merging_job"], "E601"), (["run", "mergin_job"], "E208"), (["run", "merging_job", "--env", "nowhere"], "E210"),
    ])
    func theStatusIsOneWhenSomethingFailed(_ words: [String], _ code: String) async throws {
        let outcome = try await place.run(words)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("error[\(code)]"), "\(outcome.errors)")
        #expect(!outcome.output.contains("error[") && !outcome.output.contains("full_pipeline_job"))
    }

    @Test(arguments: [["--nonsense"], ["run"], ["do"], ["do", "a.clu", "b.clu"], ["-c"]])
    func theStatusIs64WhenTheUsageIsWrong(_ words: [String]) async throws {
        let outcome = try await place.run(words, isPlaced: false)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Usage: clustering"))
    }

    @Test func aProgramThatCannotBeginSaysWhyAndCrashesNot() async throws {
        let place = try ProgramPlace()
        try place.write("", to: "no-folder")
        let outcome = try await place.run(["--workspace", place.path + "/no-folder", "-c", "list"], isPlaced: false)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("error[E306]"))
    }

    @Test func aMissingDriverIsToldWithTheCommandThatFetchesIt() async throws {
        let place = try ProgramPlace()
        let outcome = try await place.run(["-c", "list"], variables: ["CLUSTERING_DRIVER": "/nonexistent/libduckdb.so"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("error[E501]") && outcome.errors.contains("make deps"))
    }
}
