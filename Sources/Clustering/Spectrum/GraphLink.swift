/// Two rows of which the second is near the first.
struct GraphLink: Sendable, Hashable {
    let first: Int
    let second: Int

    init(_ first: Int, _ second: Int) {
        self.first = first
        self.second = second
    }
}
