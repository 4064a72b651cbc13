import Synchronization
import Testing

@testable import Clustering

struct TrialsTests {
    @Test func resultsKeepTheOrderOfTheTrials() throws {
        let results = try Execution.two.trials(50) { trial, _ in trial * trial }
        #expect(results == (0..<50).map { $0 * $0 })
    }

    @Test func theFirstErrorInTheirOrderIsThrown() {
        #expect(throws: ClusteringError.tooFewRows(needed: 7, given: 0)) {
            try Execution.two.trials(50) { (trial, _) throws(ClusteringError) in
                if trial >= 7 { throw .tooFewRows(needed: trial, given: 0) }
            }
        }
    }

    @Test func eachHasOneThreadAndItsShareOfTheMemory() throws {
        let shares = try Execution(threads: .init(2), memoryLimit: 1000).trials(4) { _, alone in
            (alone.threads.count, alone.memoryLimit)
        }
        #expect(shares.allSatisfy { $0 == (1, 500) })
    }

    @Test func progressEndsWithItsPart() throws {
        let last = Mutex(0.0)
        let execution = Execution(threads: .one, progress: { share in last.withLock { $0 = share } })
        _ = try execution.part(from: 0.2, to: 0.6).trials(4) { trial, _ in trial }
        #expect(last.withLock { $0 } == 0.6)
    }

    @Test func cancellationReachesEveryTrial() {
        let asked = Atomic(0)
        let execution = Execution(threads: .init(2), isCancelled: { asked.add(1, ordering: .relaxed).newValue > 3 })
        #expect(throws: ClusteringError.cancelled) {
            try execution.trials(8) { (_, alone) throws(ClusteringError) in
                for _ in 0..<1_000_000 { try alone.checkpoint() }
            }
        }
    }
}
