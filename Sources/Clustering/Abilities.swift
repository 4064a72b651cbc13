/// What an algorithm can do beyond dividing rows of numbers.
public struct Abilities: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Its model says where rows belong that it was not fitted on.
    public static let assigns = Abilities(rawValue: 1 << 0)
    /// It takes text columns beside numbers.
    public static let categories = Abilities(rawValue: 1 << 1)
    /// It makes a given number of clusters, by its parameter `k`.
    public static let counts = Abilities(rawValue: 1 << 2)
    /// It may leave rows in no cluster.
    public static let noise = Abilities(rawValue: 1 << 3)
    /// It lets a row count for more than one.
    public static let weights = Abilities(rawValue: 1 << 4)
    /// It takes text columns and no numbers.
    public static let onlyCategories = Abilities(rawValue: 1 << 5)
    /// It can be held to limits of cluster sizes and of rows that belong together or apart.
    public static let limits = Abilities(rawValue: 1 << 6)
    /// It says how far every row belongs to every cluster.
    public static let memberships = Abilities(rawValue: 1 << 7)
}
