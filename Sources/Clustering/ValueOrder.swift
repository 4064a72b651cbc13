import LinearAlgebra

/// Rows in the order of their cells, first column first: what is done to them in this order does not depend on the order
/// they were given in.
struct ValueOrder: Sendable {
    /// The rows given, sorted; equal ones in the order given.
    let rows: [Int]
    /// By place in `rows`: which of the distinct rows stands there, counted from 0.
    let distinct: [Int]
    /// Where in `rows` each distinct row stands first.
    let firstPlaces: [Int]

    /// - Parameter codes: rows × any number of further cells, which count after the columns.
    /// - Complexity: O(n·log n·d) at worst.
    init(of values: Matrix, codes: [Int32] = []) {
        let (depth, width) = (values.columns, values.rows == 0 ? 0 : codes.count / values.rows)
        let compare = { (a: Int, b: Int) -> Int in
            let difference = values.withUnsafeElements { cells in
                for column in 0..<depth {
                    let (first, second) = (cells[a * depth + column], cells[b * depth + column])
                    if first != second { return first < second ? -1 : 1 }
                }
                return 0
            }
            guard difference == 0 else { return difference }
            for column in 0..<width where codes[a * width + column] != codes[b * width + column] {
                return codes[a * width + column] < codes[b * width + column] ? -1 : 1
            }
            return 0
        }
        rows = (0..<values.rows).sorted { first, second in
            let order = compare(first, second)
            return order == 0 ? first < second : order < 0
        }
        var distinct: [Int] = []
        var firstPlaces: [Int] = []
        distinct.reserveCapacity(rows.count)
        for (place, row) in rows.enumerated() {
            if place == 0 || compare(rows[place - 1], row) != 0 { firstPlaces.append(place) }
            distinct.append(firstPlaces.count - 1)
        }
        self.distinct = distinct
        self.firstPlaces = firstPlaces
    }

    var distinctCount: Int { firstPlaces.count }
    /// One row of each kind, in order.
    var distinctRows: [Int] { firstPlaces.map { rows[$0] } }

    /// What is known of each place, by row as given.
    func restored<Value>(_ byPlace: [Value]) -> [Value] {
        var places = [Int](repeating: 0, count: rows.count)
        for (place, row) in rows.enumerated() { places[row] = place }
        return places.map { byPlace[$0] }
    }

    /// What is known of each distinct row, by row as given.
    func expanded<Value>(_ byDistinct: [Value]) -> [Value] { restored(distinct.map { byDistinct[$0] }) }
}
