/// Two rows whose clusters are joined, and how far apart the clusters are.
///
/// Any row of a cluster stands for it, so that a tree can be found in any order and be numbered afterwards.
struct Join: Sendable, Hashable {
    let first: Int
    let second: Int
    let height: Double
}
