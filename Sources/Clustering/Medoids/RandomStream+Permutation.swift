import LinearAlgebra

extension RandomStream {
    /// The numbers 0 ..< `count` in random order, each order as likely as any other.
    mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for place in order.indices.dropLast() { order.swapAt(place, place + nextIndex(below: count - place)) }
        return order
    }
}
