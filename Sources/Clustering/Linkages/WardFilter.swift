import LinearAlgebra

/// Centres in single precision, to tell which clusters may be as near to a query as some limit and which cannot.
///
/// What it computes of a squared distance is never above the true one. For centres A and B about their common middle, of
/// which single-precision copies are within u = 2⁻²⁴ of each cell, ‖A‖² + ‖B‖² − 2A·B summed over d columns is off by at
/// most (2d + 8)·u·(‖A‖² + ‖B‖²); so much is taken off the norms beforehand.
struct WardFilter: Sendable {
    private let depth: Int
    private let middle: [Double]
    /// What is left of a norm.
    private let share: Double
    /// As `Panels` stores cells.
    private(set) var cells: [Float]
    /// By slot: a little less than ‖B‖², infinite where there is no cluster.
    private(set) var norms: [Float]
    /// By slot.
    private(set) var sizes: [Float]

    /// Covers what underflows in single precision.
    private static let tiniest = 1e-36

    init(centres: [Double], sizes: [Double], depth: Int) {
        self.depth = depth
        let count = sizes.count
        middle = Matrix(rows: count, columns: depth, elements: centres).columnMeans
        share = max(0, 1 - Double(2 * depth + 8) * 0x1p-24)
        let room = (count + WardCandidates.lanes - 1) / WardCandidates.lanes * WardCandidates.lanes
        cells = Array(repeating: 0, count: room * depth)
        norms = Array(repeating: .infinity, count: room)
        self.sizes = Array(repeating: 1, count: room)
        for slot in 0..<count { set(slot, centres, size: sizes[slot]) }
    }

    var panels: Int { norms.count / WardCandidates.lanes }

    mutating func set(_ slot: Int, _ centres: [Double], size: Double) {
        let lanes = WardCandidates.lanes
        var norm = 0.0
        cells.withUnsafeMutableBufferPointer { cells in
            let first = slot / lanes * lanes * depth + slot % lanes
            for column in 0..<depth {
                let cell = Float(centres[slot * depth + column] - middle[column])
                cells[first + column * lanes] = cell
                norm += Double(cell) * Double(cell)
            }
        }
        norms[slot] = Float(norm * share - Self.tiniest).nextDown
        sizes[slot] = Float(size)
    }

    mutating func remove(_ slot: Int) { norms[slot] = .infinity }

    /// The cells of a slot, doubled and negated, as the column of a block of queries.
    func write(_ slot: Int, to queries: inout [Float], at place: Int) {
        let lanes = WardCandidates.lanes
        let first = slot / lanes * lanes * depth + slot % lanes
        for column in 0..<depth { queries[column * WardCandidates.queries + place] = -2 * cells[first + column * lanes] }
    }

    /// What makes a cluster of size b a candidate where (‖B‖² − 2A·B + offset) · b ≤ limit: that 2ab/(a + b) times the
    /// squared distance may be as small as `distance`.
    func bounds(of slot: Int, size: Double, distance: Double) -> (offset: Float, limit: Float) {
        // A little more than the distance, for what the products round.
        let reach = distance / (2 * size) * (1 + 0x1p-20)
        return (Float(Double(norms[slot]) - reach).nextDown, Float(reach * size).nextUp)
    }
}
