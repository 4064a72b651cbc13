import Workbench

/// A look at an asset of more than a million rows, in a session that has made it.
struct LookBenchmark: Benchmark {
    let verb: String
    let asset: String
    let budget = 0.1
    let counterpart: Counterpart? = nil

    init(_ verb: String, at asset: String) {
        self.verb = verb
        self.asset = asset
    }

    var name: String { asset.contains("raw") ? verb : "\(verb)_joined" }
    var title: String { "\(verb) \(asset)" }

    func prepared(in place: Place) async throws -> Run {
        try place.requireRealYear()
        let folder = try place.emptyFolder()
        var configuration = Session.Configuration(name: "bench", configurations: "configs")
        configuration.workspace = "\(folder)/workspace"
        configuration.environment = "staging"
        configuration.variables = ProcessVariables(place.environment(results: folder))
        let session = try Session(configuration)
        try await session.execute("run +\(asset)")
        return { [statement = "\(verb) \(asset)"] in
            let clock = ContinuousClock()
            let start = clock.now
            try await session.execute(statement)
            return Cost(seconds: (clock.now - start).seconds)
        }
    }
}
