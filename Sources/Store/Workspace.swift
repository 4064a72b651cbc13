import Assets
import GRDB
import Glibc
import Synchronization

/// A folder that keeps every result and every accepted command.
///
/// It holds files under `assets/`, and a catalogue of what they are. Several processes may have one workspace open. A
/// result is there once it is committed, and stays as it was; nothing in a workspace is written over. All that a call
/// has returned from is on the disk.
public final class Workspace: Sendable {
    /// The folder, from the root on.
    public let folder: String
    /// Paths from the folder on that were written by this workspace and are not committed yet.
    let pending = Mutex<Set<String>>([])
    let lock: WorkspaceLock
    private let database: DatabaseQueue
    private let cataloguePath: String

    /// Opens the workspace in `folder`, making it where there is none.
    ///
    /// - Throws: `StoreError.notAFolder`, `.disk` where the folder cannot be made or written, `.newerSchema`,
    ///   `.catalogue` where SQLite refuses the catalogue.
    public init(at folder: String) throws(StoreError) {
        try Disk.makeFolder(folder)
        let folder = try Disk.absolute(folder)
        try Disk.makeFolder(folder + "/assets")
        guard access(folder, W_OK) == 0 else { throw Disk.failure("write in", folder) }
        let path = folder + "/catalogue.sqlite"
        self.folder = folder
        cataloguePath = path
        lock = try WorkspaceLock(folder + "/lock")
        do {
            database = try DatabaseQueue(path: path, configuration: Self.configuration)
            try database.writeWithoutTransaction { try Schema.bringUpToDate($0, at: path) }
        } catch {
            throw StoreError(error, in: path)
        }
    }

    /// Asks the catalogue.
    func read<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        do {
            return try database.read(body)
        } catch {
            throw StoreError(error, in: cataloguePath)
        }
    }

    /// Changes the catalogue, all or nothing; on return the change is on the disk.
    func write<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        do {
            return try database.write(body)
        } catch {
            throw StoreError(error, in: cataloguePath)
        }
    }

    /// The write-ahead log lets others read while one writes, `FULL` waits for the disk at every commit.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "catalogue"
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        return configuration
    }
}

extension StoreError {
    fileprivate init(_ error: any Error, in path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            self = .catalogue(
                code: Int(error.extendedResultCode.rawValue), message: error.message ?? error.description, path: path)
        default: self = .catalogue(code: Int(ResultCode.SQLITE_ERROR.rawValue), message: "\(error)", path: path)
        }
    }
}
