import Glibc

/// The files and folders a path being typed could mean.
enum FileNames {
    /// The paths that begin with `prefix`, sorted; folders end in `/`, hidden names are left out unless asked for.
    static func beginning(with prefix: String) -> [Completion.Candidate] {
        let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
        let start = prefix.dropFirst(folder.count)
        return names(in: folder.isEmpty ? "." : folder)
            .filter { $0.hasPrefix(start) && (start.hasPrefix(".") || !$0.hasPrefix(".")) }
            .sorted()
            .map { name in
                let path = folder + name
                return isFolder(path) ? .init(path + "/", ending: "") : .init(path)
            }
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
