/// The whole pipeline on the real year, from process start to files written, in an empty workspace each time.
struct PipelineBenchmark: Benchmark {
    let name = "pipeline"
    let title = "full pipeline on the real year, 41 assets with charts"
    let budget = 1.0
    let counterpart: Counterpart? = .process

    func prepared(in place: Place) async throws -> Run {
        try place.requireRealYear()
        return {
            try await place.withScratch { folder in
                try Child.run(
                    [place.program, "run", "full_pipeline_job", "--env", "staging", "--workspace", "\(folder)/workspace"],
                    environment: place.environment(results: folder), isQuiet: true)
            }
        }
    }
}
