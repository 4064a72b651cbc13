import Glibc

/// Says which processes have a workspace open: each holds the lock shared, collecting garbage needs it alone.
///
/// The lock belongs to the open file, not to the process, so that two workspaces in one process exclude each other too;
/// the system lets go of it when the process ends, however it ends.
final class WorkspaceLock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Waits while another process collects garbage.
    init(_ path: String) throws(StoreError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Disk.failure("open", path) }
        guard set(F_RDLCK, waiting: true) else { throw Disk.failure("lock", path) }
    }

    deinit { close(descriptor) }

    /// Runs `body` while nobody else has the workspace open; `nil` at once where somebody has.
    func alone<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result? {
        guard set(F_WRLCK, waiting: false) else {
            guard errno == EAGAIN || errno == EACCES else { throw Disk.failure("lock", path) }
            return nil
        }
        defer { _ = set(F_RDLCK, waiting: false) }
        return try body()
    }

    /// `F_OFD_SETLK` and `F_OFD_SETLKW` of <fcntl.h>, which the C library shows only to GNU sources.
    private static let set: Int32 = 37
    private static let setAndWait: Int32 = 38

    private func set(_ kind: Int32, waiting: Bool) -> Bool {
        var request = flock()
        request.l_type = Int16(kind)
        request.l_whence = Int16(SEEK_SET)
        while fcntl(descriptor, waiting ? Self.setAndWait : Self.set, &request) != 0 {
            guard errno == EINTR else { return false }
        }
        return true
    }
}
