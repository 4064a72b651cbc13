import Dispatch
import Foundation
import Synchronization

/// How many threads a computation may use; never what it computes.
public struct Threads: Sendable, Hashable {
    public let count: Int

    public init(_ count: Int) { self.count = max(1, count) }

    public static let one = Threads(1)
    /// As many as the machine has processors.
    public static let all = Threads(ProcessInfo.processInfo.activeProcessorCount)

    /// Computes one result a chunk, on up to `count` threads, and returns them in the order of the chunks.
    ///
    /// Reducing the results from first to last gives the same bits at any number of threads, as long as the chunks
    /// themselves do not depend on it. The calling thread works too, so nothing waits idle.
    public func map<Result: Sendable>(_ chunks: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        let workers = min(count, chunks)
        guard workers > 1 else { return (0..<chunks).map(body) }
        return Array(unsafeUninitializedCapacity: chunks) { buffer, initialised in
            // Each chunk is taken by exactly one worker, which alone writes its slot.
            nonisolated(unsafe) let slots = buffer
            let next = Atomic(0)
            DispatchQueue.concurrentPerform(iterations: workers) { _ in
                while true {
                    let chunk = next.add(1, ordering: .relaxed).oldValue
                    guard chunk < chunks else { return }
                    slots.initializeElement(at: chunk, to: body(chunk))
                }
            }
            initialised = chunks
        }
    }
}
