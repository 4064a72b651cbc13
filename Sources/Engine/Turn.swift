import Glibc
import Synchronization

/// One statement at a time on a connection; the thread that has the turn is told so instead of waiting for itself.
final class Turn: Sendable {
    private let lock = Mutex(())
    private let holder = Atomic<UInt>(0)

    func take<Value>(
        for sql: String, _ body: () throws(EngineError) -> Value
    ) throws(EngineError) -> Value {
        let thread = UInt(pthread_self())
        guard holder.load(ordering: .relaxed) != thread else { throw .busy(sql: sql) }
        return try lock.withLock { _ throws(EngineError) in
            holder.store(thread, ordering: .relaxed)
            defer { holder.store(0, ordering: .relaxed) }
            return try body()
        }
    }
}
