import LinearAlgebra

/// Some rows of a space in panels, and how unlike any row of the space is to each of them, in double precision.
///
/// What is computed are magnitudes, which order pairs of rows as their dissimilarities do and cost less: ‖δ‖² where the norm
/// is Euclidean, the dissimilarity itself where it is absolute. They depend on the two rows alone, and are the same both ways.
struct DissimilarityPanels: Sendable {
    private typealias Codes = SIMD8<Int32>

    let norm: DissimilarityMeasure.Norm
    private let space: DissimilaritySpace
    private let panels: Panels<Double>
    /// Panels × text columns.
    private let codes: [Codes]

    static let lanes = Panels<Double>.lanes
    /// Panels that a kernel takes at a time.
    private static let panelsAtOnce = 8

    /// - Complexity: O(m·d) for m rows.
    init(of rows: some RandomAccessCollection<Int>, in space: DissimilaritySpace) {
        let (rows, depth, width) = (Array(rows), space.rows.columns, space.measure.levels.count)
        let panels = space.rows.withUnsafeElements { cells in
            Panels<Double>(rows: rows.count, depth: depth) { cells[rows[$0] * depth + $1] }
        }
        var codes = [Codes](repeating: Codes(repeating: -1), count: panels.count * width)
        if width > 0 {
            for (position, row) in rows.enumerated() {
                for column in 0..<width {
                    codes[position / Self.lanes * width + column][position % Self.lanes] = space.codes[row * width + column]
                }
            }
        }
        norm = space.measure.norm
        self.space = space
        self.panels = panels
        self.codes = codes
    }

    var count: Int { panels.count }
    /// Columns of either kind.
    var depth: Int { panels.depth + space.measure.levels.count }

    /// The magnitudes of a row of the space to all rows of some panels; what the lanes behind the last row get is no matter.
    ///
    /// - Complexity: O(d) a row.
    func fill(_ magnitudes: UnsafeMutablePointer<Double>, from row: Int, panels range: Range<Int>) {
        space.rows.withUnsafeElements { cells in
            guard panels.depth > 0, let cells = cells.baseAddress else {
                return magnitudes.update(repeating: 0, count: range.count * Self.lanes)
            }
            let query = cells + row * panels.depth
            if norm == .absolute {
                fillAbsolute(magnitudes, from: query, range)
            } else {
                panels.squaredDistances(from: query, panels: range, into: magnitudes)
            }
        }
        if !codes.isEmpty { addMismatches(magnitudes, of: row, range) }
    }

    /// Turns magnitudes into dissimilarities, one by one; both may be the same place.
    func turn(_ magnitudes: UnsafePointer<Double>, count: Int, into dissimilarities: UnsafeMutablePointer<Double>) {
        for position in 0..<count { dissimilarities[position] = norm.dissimilarity(ofMagnitude: magnitudes[position]) }
    }

    private func fillAbsolute(_ magnitudes: UnsafeMutablePointer<Double>, from query: UnsafePointer<Double>, _ range: Range<Int>) {
        panels.cells.withUnsafeBufferPointer { cells in
            guard let cells = cells.baseAddress else { return }
            for first in stride(from: range.lowerBound, to: range.upperBound, by: Self.panelsAtOnce) {
                // The kernel of the tree searches, of which nothing but the magnitudes is wanted.
                _ = Norm.manhattan.nearer(
                    query, cells + first * panels.depth * Self.lanes, count: min(Self.panelsAtOnce, range.upperBound - first),
                    depth: panels.depth, than: .infinity, into: magnitudes + (first - range.lowerBound) * Self.lanes)
            }
        }
    }

    private func addMismatches(_ magnitudes: UnsafeMutablePointer<Double>, of row: Int, _ range: Range<Int>) {
        let (width, mismatch) = (space.measure.levels.count, space.measure.mismatch)
        for (position, panel) in range.enumerated() {
            var counts = Codes()
            for column in 0..<width {
                let own = space.codes[row * width + column]
                // A text that is not known differs from all.
                let differs = codes[panel * width + column] .!= own .| (codes[panel * width + column] .< 0)
                counts.replace(with: counts &+ 1, where: differs)
            }
            for lane in 0..<Self.lanes { magnitudes[position * Self.lanes + lane] += Double(counts[lane]) * mismatch }
        }
    }
}
