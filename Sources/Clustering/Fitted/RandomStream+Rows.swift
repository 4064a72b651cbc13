import LinearAlgebra

extension RandomStream {
    /// `count` different rows of `total`, ascending.
    ///
    /// Source: Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S, where few of many are drawn by rejection.
    mutating func rows(_ count: Int, of total: Int) -> [Int] {
        guard count < total else { return Array(0..<total) }
        if count < total / 4 {
            var drawn: Set<Int> = []
            while drawn.count < count { drawn.insert(nextIndex(below: total)) }
            return drawn.sorted()
        }
        var chosen: [Int] = []
        for row in 0..<total where nextIndex(below: total - row) < count - chosen.count { chosen.append(row) }
        return chosen
    }
}
