extension String {
    /// The names most like this one, nearest first; at most `limit`, and none that share too little with it.
    ///
    /// - Complexity: O(n·a·b) for n names of length b and this one of length a.
    public func nearest(in names: some Sequence<String>, limit: Int = 3) -> [String] {
        let wanted = Array(lowercased())
        return Set(names)
            .map { name in
                let other = Array(name.lowercased())
                let isPart = wanted.count > 2 && name.lowercased().contains(lowercased())
                let edits = wanted.editDistance(to: other)
                return (name: name, distance: isPart ? 1 : edits, edits: edits)
            }
            .filter { $0.distance <= Swift.max(1, Swift.max(wanted.count, 4) / 3) }
            .sorted { ($0.distance, $0.edits, $0.name) < ($1.distance, $1.edits, $1.name) }
            .prefix(limit)
            .map(\.name)
    }
}

extension Array<Character> {
    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
    /// (optimal string alignment: no stretch is edited twice).
    func editDistance(to other: Self) -> Int {
        var beforeLast: [Int] = []
        var last = Array<Int>(0...other.count)
        for row in indices {
            var current = [row + 1]
            for column in other.indices {
                let substitution = last[column] + (self[row] == other[column] ? 0 : 1)
                var best = Swift.min(substitution, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, self[row] == other[column - 1], self[row - 1] == other[column] {
                    best = Swift.min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[other.count]
    }
}
