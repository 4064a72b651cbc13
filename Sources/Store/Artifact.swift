import Glibc

/// A file that belongs to a result, and how to write it.
public struct Artifact {
    /// What the step calls it, ending in the kind of file: `rows.parquet`.
    public let name: String
    let write: (String) throws -> Void

    /// - Parameters:
    ///   - name: unique within the result; the file's own name ends in it.
    ///   - write: given the path of a file that does not yet exist, writes it and closes it.
    public init(named name: String, write: @escaping (String) throws -> Void) {
        self.name = name
        self.write = write
    }

    /// A file whose content is at hand.
    public static func bytes(_ bytes: some Collection<UInt8>, named name: String) -> Self {
        let content = Array(bytes)
        return Self(named: name) { path in
            try Disk.withDescriptor(of: path, O_WRONLY | O_CREAT | O_EXCL) { descriptor throws(StoreError) in
                var written = 0
                while written < content.count {
                    let count = content[written...].withUnsafeBytes {
                        Glibc.write(descriptor, $0.baseAddress, $0.count)
                    }
                    guard count >= 0 || errno == EINTR else { throw Disk.failure("write", path) }
                    written += max(0, count)
                }
            }
        }
    }

    public static func text(_ text: String, named name: String) -> Self { .bytes(text.utf8, named: name) }
}
