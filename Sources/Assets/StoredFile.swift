/// A file of a result, as it was when it was written.
public struct StoredFile: Sendable, Hashable, Codable {
    /// What the step that wrote it calls it: `rows.parquet`.
    public let name: String
    /// Where it lies, from the workspace folder on.
    public let path: String
    public let bytes: Int
    /// SHA-256 in hexadecimal.
    public let sha256: String

    public init(name: String, path: String, bytes: Int, sha256: String) {
        self.name = name
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }
}
