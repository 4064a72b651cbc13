import Clustering
import Foundation

/// A million rows of 200 columns through the steps a large table goes through, in a process of its own.
struct WideBenchmark: Benchmark {
    let name = "wide"
    let title = "1,000,000 × 200: z-score, PCA, k-means, sampled silhouette"
    let budget = 60.0
    let memoryBudget: Int? = 6 << 30
    let counterpart: Counterpart? = nil

    private static let rows = 1_000_000
    private static let columns = 200

    func prepared(in place: Place) async throws -> Run {
        {
            try Child.run(["/proc/self/exe", Self.word], environment: ProcessInfo.processInfo.environment)
        }
    }

    /// Whether this process was started to do the work; then it has done it.
    static func launched(by arguments: [String]) throws -> Bool {
        guard arguments.count == 2, arguments[1] == word else { return false }
        try work()
        return true
    }

    private static let word = "wide-table"

    /// The table is made in memory, since a file of it would be read into one more copy.
    private static func work() throws {
        let planted = PlantedPoints(rows: rows, columns: columns, clusters: 10)
        let frame = Frame(try Points(planted.generated()))
        let (chain, prepared) = try FittedChain.fit([ZScore(), PrincipalComponentAnalysis(components: 20)], to: frame)
        precondition(chain.steps.count == 2 && prepared.frame.columns.count == 20, "the steps were not taken")
        let scaled = try FittedChain.fit([ZScore()], to: frame).prepared.frame.points()
        let fit = try KMeans(k: 10, restarts: 1).fit(scaled)
        let score = try SampledSilhouette().score(of: fit.partition, in: scaled)
        precondition(score.value.map { $0 > 0 } ?? false, "planted clusters were not found")
    }
}
