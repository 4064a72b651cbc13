/// From process start to a prompt that answers, and out again.
struct StartBenchmark: Benchmark {
    let name = "start"
    let title = "start to prompt: clustering -c quit"
    let budget = 0.1
    let counterpart: Counterpart? = .process

    func prepared(in place: Place) async throws -> Run {
        {
            try await place.withScratch { folder in
                try Child.run(
                    [place.program, "-c", "quit", "--workspace", "\(folder)/workspace"],
                    environment: place.environment(results: folder))
            }
        }
    }
}
