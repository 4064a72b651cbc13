import Synchronization

/// The engine a session works with at the moment, within reach of whoever wants to stop it.
final class RunningEngine: Sendable {
    private let held: Mutex<SessionEngine>

    init(_ engine: SessionEngine) { held = Mutex(engine) }

    var engine: SessionEngine {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}
