import Synchronization

@testable import Clustering

/// How often a computation has asked whether it is cancelled, and whether it is from some time on.
final class Asked: Sendable {
    private let noted = Mutex(0)
    private let most: Int

    /// - Parameter most: how often it is told that it is not cancelled.
    init(upTo most: Int = .max) { self.most = most }

    var times: Int { noted.withLock { $0 } }
    var execution: Execution { Execution(threads: .one, isCancelled: { [self] in ask() }) }

    private func ask() -> Bool {
        noted.withLock {
            $0 += 1
            return $0 > most
        }
    }
}
