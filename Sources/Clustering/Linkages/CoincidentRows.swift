import LinearAlgebra

/// The rows of a space, each once and in lexicographic order.
///
/// What is computed of them depends on the rows alone and not on their order in the table, to the last bit; and rows that
/// coincide are joined before any others, whatever rounding would make of them.
struct CoincidentRows: Sendable {
    /// One row for each that is distinct.
    let space: DissimilaritySpace
    /// All rows, coinciding ones side by side, ascending among themselves.
    private let order: [Int]
    /// Where each distinct row begins in `order`, and its end after the last.
    private let starts: [Int]

    /// - Complexity: O(n·log n·d).
    init(of space: DissimilaritySpace) {
        let comparison = RowComparison(space)
        let order = (0..<space.count).sorted { first, second in
            comparison.compare(first, second).map { $0 < 0 } ?? (first < second)
        }
        var starts = order.indices.filter { $0 == 0 || comparison.compare(order[$0 - 1], order[$0]) != nil }
        self.space = space.selecting(rows: starts.map { order[$0] })
        starts.append(order.count)
        self.order = order
        self.starts = starts
    }

    var count: Int { starts.count - 1 }

    /// How many rows of the table coincide in each distinct row.
    var multiplicities: [Int] { zip(starts.dropFirst(), starts).map(-) }

    /// The joins of a whole table, from those among its distinct rows: first all that coincide, at height 0.
    func joins(_ joins: [Join]) -> [Join] {
        var all: [Join] = []
        all.reserveCapacity(max(0, order.count - 1))
        for position in 0..<count {
            for other in starts[position] + 1..<max(starts[position] + 1, starts[position + 1]) {
                all.append(Join(first: order[starts[position]], second: order[other], height: 0))
            }
        }
        for join in joins {
            all.append(
                Join(first: order[starts[join.first]], second: order[starts[join.second]], height: join.height))
        }
        return all
    }
}

/// Rows compared column by column, numbers first and texts after them.
private struct RowComparison {
    private let space: DissimilaritySpace

    init(_ space: DissimilaritySpace) { self.space = space }

    /// Negative where the first row comes first, positive where the second does; `nil` where they coincide.
    func compare(_ first: Int, _ second: Int) -> Int? {
        let depth = space.rows.columns
        let byNumbers = space.rows.withUnsafeElements { cells -> Int? in
            for column in 0..<depth {
                let (one, other) = (cells[first * depth + column], cells[second * depth + column])
                if one != other { return one < other ? -1 : 1 }
            }
            return nil
        }
        if let byNumbers { return byNumbers }
        let width = space.measure.categoryColumns.count
        for column in 0..<width {
            let (one, other) = (space.codes[first * width + column], space.codes[second * width + column])
            if one != other { return one < other ? -1 : 1 }
        }
        return nil
    }
}
