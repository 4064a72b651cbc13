/// The rows of a space, each once and in the order of their cells.
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

    /// - Complexity: that of `ValueOrder`.
    init(of space: DissimilaritySpace) {
        let order = ValueOrder(of: space)
        self.space = space.selecting(rows: order.distinctRows)
        self.order = order.rows
        starts = order.firstPlaces + [order.rows.count]
    }

    var count: Int { starts.count - 1 }

    /// How many rows of the table coincide in each distinct row.
    var multiplicities: [Int] { zip(starts.dropFirst(), starts).map(-) }

    /// The joins of a whole table, from those among its distinct rows: first all that coincide, at height 0.
    func joins(_ joins: [Join]) -> [Join] {
        var all: [Join] = []
        all.reserveCapacity(max(0, order.count - 1))
        for (start, end) in zip(starts, starts.dropFirst()) {
            for other in order[start..<end].dropFirst() { all.append(Join(first: order[start], second: other, height: 0)) }
        }
        for join in joins {
            all.append(
                Join(first: order[starts[join.first]], second: order[starts[join.second]], height: join.height))
        }
        return all
    }
}
