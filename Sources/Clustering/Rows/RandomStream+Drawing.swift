import LinearAlgebra

extension RandomStream {
    /// The numbers 0 ..< `count` in random order, each order as likely as any other.
    mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for place in order.indices.dropLast() { order.swapAt(place, place + nextIndex(below: count - place)) }
        return order
    }

    /// Distinct whole numbers below a bound, ascending, every set of that size equally likely; all where there are no more.
    ///
    /// Source: Robert Floyd's method, which needs no list of all: Bentley, Programming pearls: a sample of brilliance,
    /// Communications of the ACM 30 (1987).
    mutating func distinctIndices(_ count: Int, below bound: Int) -> [Int] {
        guard count < bound else { return Array(0..<bound) }
        var chosen: Set<Int> = []
        for last in bound - count..<bound {
            let index = nextIndex(below: last + 1)
            chosen.insert(chosen.contains(index) ? last : index)
        }
        return chosen.sorted()
    }
}
