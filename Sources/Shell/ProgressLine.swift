import Glibc
import Synchronization

/// One line on standard error that tells how far long work has come, and goes away when it is done.
///
/// Silent where standard error is no terminal, and for work that ends before anybody would read it. Any thread may update it.
public final class ProgressLine: Sendable {
    private struct State {
        var lastDrawn: ContinuousClock.Instant
        var isDrawn = false
    }

    private let isShown: Bool
    private let state: Mutex<State>

    private static let delay = Duration.milliseconds(200)
    private static let interval = Duration.milliseconds(50)

    public convenience init() { self.init(isShown: Terminal.Stream.error.isTerminal) }

    init(isShown: Bool) {
        self.isShown = isShown
        // The first line waits longer than those after it.
        state = Mutex(State(lastDrawn: .now + Self.delay - Self.interval))
    }

    /// Shows a text, shortened to the terminal's width; most of a fast series of updates are skipped.
    public func update(_ text: String) {
        guard isShown else { return }
        state.withLock { state in
            guard .now - state.lastDrawn >= Self.interval else { return }
            let width = Terminal.width(of: .error) ?? 80
            Self.write("\r\(text.shortened(to: width - 1))\u{1B}[K")
            state = State(lastDrawn: .now, isDrawn: true)
        }
    }

    /// Takes the line away.
    public func clear() {
        state.withLock { state in
            if state.isDrawn { Self.write("\r\u{1B}[K") }
            state = State(lastDrawn: .now)
        }
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
