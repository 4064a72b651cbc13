import Foundation

/// The median of some runs after one that does not count.
struct Measurement: Sendable {
    let cost: Cost

    static let runs = 5

    /// - Parameter run: the work, once.
    init(of run: Benchmark.Run) async throws {
        _ = try await run()
        var costs: [Cost] = []
        for _ in 0..<Self.runs {
            try PeakMemory.restart()
            var cost = try await run()
            if cost.peakMemory == nil { cost.peakMemory = try PeakMemory.bytes() }
            costs.append(cost)
        }
        self.init(costs)
    }

    /// - Parameter costs: an odd number of them.
    private init(_ costs: [Cost]) {
        var median = costs.sorted { $0.seconds < $1.seconds }[costs.count / 2]
        median.peakMemory = costs.compactMap(\.peakMemory).max()
        cost = median
    }

    /// The same work in Python; `nil` where there is no such thing, or no Python has been set up.
    init?(reference row: any Benchmark, in place: Place) async throws {
        guard FileManager.default.isExecutableFile(atPath: place.python) else { return nil }
        let command = [place.python, place.reference]
        let environment = place.environment(results: place.generated)
        switch row.counterpart {
        case nil: return nil
        case .process:
            try await self.init { try Child.run(command + ["run", row.name], environment: environment) }
        case .inProcess:
            let answer = "\(place.generated)/reference.json"
            let whole = try Child.run(command + ["time", row.name, String(Self.runs)], environment: environment, output: answer)
            let times = try JSONDecoder().decode([Timing].self, from: Data(contentsOf: URL(filePath: answer)))
            self.init(times.map { Cost(seconds: $0.seconds, peakMemory: whole.peakMemory, remark: $0.remark) })
        }
    }

    private struct Timing: Decodable {
        let seconds: Double
        let remark: String
    }
}
