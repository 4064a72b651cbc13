import Dispatch
import Synchronization

/// Waits on this thread, which is none of the pool's, for work that is.
func waiting<Answer: Sendable>(for work: @escaping @Sendable () async -> Answer) -> Answer {
    let answer = Answered<Answer?>(nil)
    let finished = DispatchSemaphore(value: 0)
    Task.detached {
        answer.value = await work()
        finished.signal()
    }
    while true {
        finished.wait()
        if let value = answer.value { return value }
    }
}

/// A value that one thread leaves for another.
final class Answered<Value: Sendable>: Sendable {
    private let held: Mutex<Value>

    init(_ value: Value) { held = Mutex(value) }

    var value: Value {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}

/// The task a person is waiting for, so that Ctrl-C can stop it.
final class WorkInHand: Sendable {
    private let held = Mutex<Task<Void, Never>?>(nil)

    var task: Task<Void, Never>? {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }

    func stop() { task?.cancel() }
}
