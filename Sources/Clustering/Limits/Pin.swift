/// Where a row has to go.
public enum Pin: Sendable, Hashable, Codable {
    /// Into the same cluster as all rows pinned to this word, and into another than rows pinned to other words.
    case together(String)
    /// Into this cluster of an existing model, counted from 1.
    ///
    /// In training there are no numbers yet: there rows pinned to one number go together, and those of different numbers
    /// apart.
    case cluster(Int)
}
