/// Whether an asset is made in one piece or in one piece for each category.
public enum Partitioning: String, Sendable, Hashable, Codable {
    case single, byCategory
}
