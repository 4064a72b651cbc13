/// An edge that may become one of a spanning tree, with all that orders it among others.
struct Link: Sendable, Hashable {
    var weight: Double
    /// How far apart the ends are, at most `weight`.
    var distance: Double
    var first: Int32
    var second: Int32

    /// Comes after every other.
    static let none = Link(weight: .infinity, distance: .infinity, first: .max, second: .max)

    /// Whether this is lighter than the other, or as light and shorter.
    @inline(__always)
    func isBelow(_ other: Link) -> Bool {
        weight < other.weight || (weight == other.weight && distance < other.distance)
    }

    /// Whether this comes first, ties broken by the ends.
    @inline(__always)
    func precedes(_ other: Link) -> Bool {
        if weight != other.weight { return weight < other.weight }
        if distance != other.distance { return distance < other.distance }
        return (first, second) < (other.first, other.second)
    }

    /// The same edge with the lower end first.
    var ordered: Link { first <= second ? self : Link(weight: weight, distance: distance, first: second, second: first) }

    /// The same edge with other names for its ends.
    func renamed(_ names: [Int32]) -> Link {
        Link(weight: weight, distance: distance, first: names[Int(first)], second: names[Int(second)])
    }
}
