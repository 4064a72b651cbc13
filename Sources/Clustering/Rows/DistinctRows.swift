import LinearAlgebra

/// The rows that differ, in an order that their cells alone decide, with how much each counts.
///
/// What is computed from these cannot depend on the order in which rows were given, and a row that stands there twice is,
/// to the last bit, a row of twice the weight.
struct DistinctRows: Sendable {
    /// Of the rows that are alike, the first; ascending by cells, numbers before texts.
    let representatives: [Int]
    /// By row: its place in `representatives`.
    let places: [Int32]
    /// By distinct row: the sum of the weights of the rows that are like it.
    let weights: [Double]
    /// One a text column, with a code for every row given.
    let levels: [LevelCodes]

    var count: Int { representatives.count }

    /// - Complexity: O(n·(d + log n)) where few rows agree in their first column, O(n·d·log n) at worst.
    init(of points: Points, in execution: Execution) throws(ClusteringError) {
        levels = try execution.map(points.categories.count) { LevelCodes(of: points.categories[$0]) }
        try execution.checkpoint()
        let order = RowOrder(points, levels)
        let sorted = order.sorted
        try execution.checkpoint()

        var representatives: [Int] = []
        var weights: [Double] = []
        var places = [Int32](repeating: 0, count: points.count)
        for (position, row) in sorted.enumerated() {
            let isNew = position == 0 || order.compare(sorted[position - 1], row) != 0
            if isNew {
                representatives.append(row)
                weights.append(0)
            }
            let place = representatives.count - 1
            representatives[place] = min(representatives[place], row)
            weights[place] += points.weights?[row] ?? 1
            places[row] = Int32(place)
        }
        self.representatives = representatives
        self.places = places
        self.weights = weights
    }

    /// What is known of each distinct row, for every row.
    func expanded<Content>(_ contents: [Content]) -> [Content] { places.map { contents[Int($0)] } }
}

/// The lexicographic order of rows.
private struct RowOrder {
    private let points: Points
    private let levels: [LevelCodes]
    /// By row, a number that rises with the first cell.
    private let keys: [UInt64]

    init(_ points: Points, _ levels: [LevelCodes]) {
        self.points = points
        self.levels = levels
        keys = (0..<points.count).map { row in
            if !points.columns.isEmpty { return points.values[row, 0].sortingKey }
            return UInt64(levels.first?.codes[row] ?? 0)
        }
    }

    /// Rows ascending; among those alike the lighter first, so that their weights are always added in the same order.
    var sorted: [Int] {
        (0..<points.count).sorted { first, second in
            if keys[first] != keys[second] { return keys[first] < keys[second] }
            let comparison = compare(first, second)
            if comparison != 0 { return comparison < 0 }
            guard let weights = points.weights else { return first < second }
            return (weights[first], first) < (weights[second], second)
        }
    }

    /// Negative, zero or positive as the first row comes before the second, is like it, or comes after.
    func compare(_ first: Int, _ second: Int) -> Int {
        let depth = points.columns.count
        let difference = points.values.withUnsafeElements { cells in
            for column in 0..<depth {
                let (a, b) = (cells[first * depth + column], cells[second * depth + column])
                if a != b { return a < b ? -1 : 1 }
            }
            return 0
        }
        if difference != 0 { return difference }
        for column in levels {
            let (a, b) = (column.codes[first], column.codes[second])
            if a != b { return a < b ? -1 : 1 }
        }
        return 0
    }
}

extension Double {
    /// A whole number that rises as this one does; 0 and −0 have the same.
    fileprivate var sortingKey: UInt64 {
        let bits = (self + 0).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
}
