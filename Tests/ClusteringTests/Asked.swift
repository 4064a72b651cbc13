import Synchronization

@testable import Clustering

/// How often a computation has asked whether it is cancelled.
final class Asked: Sendable {
    private let noted = Mutex(0)

    var times: Int { noted.withLock { $0 } }
    var execution: Execution { Execution(threads: .one, isCancelled: { [self] in ask() }) }

    private func ask() -> Bool {
        noted.withLock { $0 += 1 }
        return false
    }
}
