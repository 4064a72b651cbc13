import LinearAlgebra

/// Draws rows with probability proportional to their weights.
///
/// A row of weight 2 is drawn as the same row standing there twice would be, from the same random numbers.
struct RowDraw: Sendable {
    private let count: Int
    /// By row: the weight of it and all rows before it; empty where every row counts once.
    private let cumulative: [Double]

    /// - Parameter count: at least 1.
    init(count: Int, weights: [Double]?) {
        self.count = count
        var sum = 0.0
        cumulative = (weights ?? []).map { weight in
            sum += weight
            return sum
        }
    }

    /// - Complexity: O(log n).
    func next(_ stream: inout RandomStream) -> Int {
        let total = cumulative.last ?? Double(count)
        let target = stream.nextUniform() * total
        if cumulative.isEmpty { return min(count - 1, Int(target)) }
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high) / 2
            if target < cumulative[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }

    func next(_ wanted: Int, _ stream: inout RandomStream) -> [Int] { (0..<wanted).map { _ in next(&stream) } }
}
