import Synchronization

extension Execution {
    /// One result a trial, in the order of the trials, each computed on a single thread.
    ///
    /// When one is cancelled all stop; of other errors the first in the order of the trials is thrown, whichever came first.
    func trials<Result: Sendable>(
        _ count: Int, _ body: @Sendable (_ trial: Int, _ execution: Execution) throws(ClusteringError) -> Result
    ) throws(ClusteringError) -> [Result] {
        let tally = Tally()
        let share = memoryLimit / max(1, min(threads.count, count))
        let outcomes = try map(count) { trial -> Swift.Result<Result, ClusteringError> in
            let alone = Execution(
                threads: .one, isCancelled: { tally.isStopped || isCancelled() && tally.stop() }, memoryLimit: share)
            do throws(ClusteringError) {
                let result = try body(trial, alone)
                tally.finishOne(of: count, telling: progress)
                return .success(result)
            } catch {
                return .failure(error)
            }
        }
        if tally.isStopped { throw .cancelled }
        var results: [Result] = []
        results.reserveCapacity(count)
        for outcome in outcomes { results.append(try outcome.get()) }
        return results
    }
}

/// What trials on several threads tell each other.
private final class Tally: Sendable {
    private let stopped = Atomic(false)
    private let finished = Mutex(0)

    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    /// Always true, so that it can end a question.
    func stop() -> Bool {
        stopped.store(true, ordering: .relaxed)
        return true
    }

    /// Told while nobody else is, so that what is told never falls.
    func finishOne(of count: Int, telling progress: (Double) -> Void) {
        finished.withLock { finished in
            finished += 1
            progress(Double(finished) / Double(count))
        }
    }
}
