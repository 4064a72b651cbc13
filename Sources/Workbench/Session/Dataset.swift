/// A file under a name.
struct Dataset: Sendable, Hashable, Codable {
    let name: String
    let path: String
}
