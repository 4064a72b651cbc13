import Glibc

/// A program running in a terminal of its own, for tests to type into.
final class PseudoTerminal {
    private let main: Int32
    private let child: pid_t
    /// Everything the program has written.
    private(set) var read = ""
    /// What of it has not been waited for yet.
    private(set) var screen = ""
    private var unfinished: [UInt8] = []

    struct Failure: Error { let step: String }

    /// Starts a program that was built beside the tests, or one anywhere.
    init(
        running program: String, arguments: [String] = [], environment: [String] = [], columns: UInt16 = 80, rows: UInt16 = 24
    ) throws {
        main = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var lock: Int32 = 0
        var number: Int32 = 0
        guard main >= 0, ioctl(main, Self.setLock, &lock) == 0, ioctl(main, Self.getNumber, &number) == 0
        else { throw Failure(step: "open a terminal") }
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(main, UInt(TIOCSWINSZ), &size)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal a new session opens becomes its own.
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads that run tests block signals; what starts a person's program does not.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setflags(&attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK))

        let path = program.hasPrefix("/") ? program : Self.folder + "/" + program
        let settings = environment + ["TERM=xterm", "HOME=/nonexistent"]
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let outcome = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
        guard outcome == 0 else { throw Failure(step: "start \(path)") }
        child = process
    }

    deinit {
        kill(child, SIGKILL)
        var status: Int32 = 0
        waitpid(child, &status, 0)
        close(main)
    }

    // Macros that Swift's Glibc does not show: TIOCSPTLCK and TIOCGPTN of asm-generic/ioctls.h, POSIX_SPAWN_SETSID of spawn.h.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430
    private static let newSession: Int16 = 0x80

    /// Where the tests and the programs beside them were built.
    static var folder: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(main, bytes, bytes.count)
    }

    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(main, UInt(TIOCSWINSZ), &size)
    }

    /// Reads until the program has written `text` anew, or `seconds` have passed.
    ///
    /// - Returns: whether it came; what was read is then taken off the screen.
    func waits(for text: String, seconds: Double = 60) -> Bool {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while true {
            if let found = screen.firstRange(of: text) {
                screen.removeSubrange(..<found.upperBound)
                return true
            }
            guard ContinuousClock.now < deadline, readMore() else { return false }
        }
    }

    /// - Returns: whether the program may still write.
    private func readMore() -> Bool {
        var poll = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&poll, 1, 100) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(main, &buffer, buffer.count)
        guard count > 0 else { return false }
        unfinished += buffer.prefix(count)
        // A character may come in two pieces.
        let pieces = unfinished.reversed().prefix { $0 & 0xC0 == 0x80 }.count + 1
        let isCut = unfinished.dropLast(pieces - 1).last.map { $0 >= 0xC0 && (~$0).leadingZeroBitCount > pieces } ?? false
        let text = String(decoding: unfinished.dropLast(isCut ? pieces : 0), as: UTF8.self)
        unfinished.removeFirst(unfinished.count - (isCut ? pieces : 0))
        read += text
        screen += text
        return true
    }
}
