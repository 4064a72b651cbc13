import Glibc

/// The few things a workspace asks of the file system, each checked, with the system's own words on failure.
enum Disk {
    /// Makes a folder and those above it where they are missing, and makes their names durable.
    static func makeFolder(_ path: String) throws(StoreError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path) }
            return
        }
        let parent = folder(of: path)
        if parent != path { try makeFolder(parent) }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("make the folder", path) }
        try flush(folder: parent)
    }

    /// Waits until the names in a folder are on the disk.
    static func flush(folder path: String) throws(StoreError) {
        try withDescriptor(of: path, O_RDONLY | O_DIRECTORY) { descriptor throws(StoreError) in
            guard fsync(descriptor) == 0 else { throw failure("flush", path) }
        }
    }

    /// Has the system begin to write a file's first megabyte, without waiting for it.
    ///
    /// Of many small files begun together, each `flush` then waits for little: a quarter of the time on ext4. The
    /// advice is the portable call that starts dirty pages on their way; pages not yet written are kept in memory.
    static func beginFlush(file path: String) throws(StoreError) {
        try withDescriptor(of: path, O_RDONLY) { descriptor in
            _ = posix_fadvise(descriptor, 0, 1 << 20, POSIX_FADV_DONTNEED)
        }
    }

    /// Waits until what a file holds is on the disk.
    static func flush(file path: String) throws(StoreError) {
        try withDescriptor(of: path, O_RDONLY) { descriptor throws(StoreError) in
            guard fsync(descriptor) == 0 else { throw failure("flush", path) }
        }
    }

    static func rename(_ old: String, to new: String) throws(StoreError) {
        guard Glibc.rename(old, new) == 0 else { throw failure("rename \(old) to", new) }
    }

    static func remove(_ path: String) throws(StoreError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path) }
    }

    /// The size in bytes; `nil` where there is no such file.
    static func size(of path: String) throws(StoreError) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw failure("look at", path) }
            return nil
        }
        return Int(status.st_size)
    }

    /// What a folder holds, in the order of the names; nothing where there is no such folder.
    static func names(in path: String) throws(StoreError) -> [String] {
        guard let stream = opendir(path) else {
            guard errno == ENOENT else { throw failure("list", path) }
            return []
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The path from the root on, links followed.
    static func absolute(_ path: String) throws(StoreError) -> String {
        guard let resolved = realpath(path, nil) else { throw failure("find", path) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    static func withDescriptor<Result>(
        of path: String, _ flags: Int32, _ body: (Int32) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        let descriptor = open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        return try body(descriptor)
    }

    /// The error the last call left behind.
    static func failure(_ operation: String, _ path: String) -> StoreError {
        .disk(operation: operation, path: path, reason: String(cString: strerror(errno)))
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
