import Engine

/// A file under a name.
struct Dataset: Sendable, Hashable, Codable {
    let name: String
    let path: String
    /// How its text is read; absent where nothing was said of it.
    let reading: TextReading?
}
