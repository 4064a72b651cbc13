import LinearAlgebra
import Synchronization

/// How a long computation is carried out: on how many threads, when it stops, and who hears of its progress.
///
/// Nothing here changes a result, except that there is none where the memory does not suffice.
public struct Execution: Sendable {
    public var threads: Threads
    /// Asked every few milliseconds, on the thread that called.
    public var isCancelled: @Sendable () -> Bool
    /// Told the share done, from 0 to 1, on any thread.
    public var progress: @Sendable (Double) -> Void
    /// Bytes that work may take beside the points it is done on; what would take more is refused before it starts.
    public var memoryLimit: Int

    public init(
        threads: Threads = .all, isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled },
        progress: @escaping @Sendable (Double) -> Void = { _ in }, memoryLimit: Int = Memory.available
    ) {
        self.threads = threads
        self.isCancelled = isCancelled
        self.progress = progress
        self.memoryLimit = memoryLimit
    }

    /// Every processor; stops when the current task is cancelled.
    public static var standard: Self { Self() }
    /// The calling thread alone, for callers that themselves run on several.
    public static var single: Self { Self(threads: .one) }

    /// Refuses work that would take more memory than there is.
    func admit(_ need: MemoryNeed) throws(ClusteringError) {
        if need.bytes > memoryLimit { throw .tooMuchMemory(need, available: memoryLimit) }
    }

    func checkpoint() throws(ClusteringError) {
        if isCancelled() { throw .cancelled }
    }

    /// One result a chunk, in the order of the chunks; stops early when cancelled.
    func map<Result: Sendable>(
        _ chunks: Int, _ body: @Sendable (Int) -> Result
    ) throws(ClusteringError) -> [Result] {
        let stopped = Atomic(false)
        let results: [Result?] = threads.map(chunks) { chunk in
            if stopped.load(ordering: .relaxed) { return nil }
            if isCancelled() {
                stopped.store(true, ordering: .relaxed)
                return nil
            }
            return body(chunk)
        }
        if stopped.load(ordering: .relaxed) { throw .cancelled }
        return results.compactMap(\.self)
    }

    /// The same for chunks that take long, telling after each which share of them is done.
    ///
    /// Told by whichever thread has done one, but one at a time and never less than before.
    func mapTelling<Result: Sendable>(
        _ chunks: Int, _ body: @Sendable (Int) -> Result
    ) throws(ClusteringError) -> [Result] {
        let done = Mutex(0)
        return try map(chunks) { chunk in
            let result = body(chunk)
            done.withLock { done in
                done += 1
                progress(Double(done) / Double(chunks))
            }
            return result
        }
    }

    /// The same execution for a part of some work: its progress runs from one share of the whole to another.
    public func part(from lower: Double, to upper: Double) -> Execution {
        var part = self
        part.progress = { [progress] share in progress(lower + (upper - lower) * share) }
        return part
    }

    /// The same execution, of whose progress nobody hears.
    var unheard: Execution {
        var unheard = self
        unheard.progress = { _ in }
        return unheard
    }

    /// The share of work that is left after some of its turns, where nobody knows how many there will be: half after ten.
    static func left(after turns: Double) -> Double { 10 / (10 + turns) }

    /// The same for one of several equal parts of the work.
    public func part(_ part: Int, of parts: Int) -> Execution {
        self.part(from: Double(part) / Double(parts), to: Double(part + 1) / Double(parts))
    }
}
