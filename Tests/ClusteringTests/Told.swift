import Synchronization

/// The progress that a computation has told.
final class Told: Sendable {
    private let noted = Mutex<[Double]>([])

    var shares: [Double] { noted.withLock { $0 } }

    @Sendable func note(_ share: Double) { noted.withLock { $0.append(share) } }
}
