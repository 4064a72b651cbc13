import LinearAlgebra

/// Clusters by their centres and sizes, each in a slot of its own, and how far they are from each other as Ward measures it.
///
/// Of equal distances the one to the lower slot counts as shorter. Slots keep the order of the lowest row in each cluster.
struct WardClusters: Sendable {
    let depth: Int
    /// What heights are to be multiplied by.
    let scale: Double
    /// Slots × columns.
    private(set) var centres: [Double]
    /// By slot: rows in the cluster, 0 where there is none any more.
    private(set) var sizes: [Double]
    /// By slot: the lowest row of the cluster.
    private(set) var rows: [Int]
    private(set) var filter: WardFilter
    private(set) var alive: Int

    /// Every row is a cluster.
    ///
    /// Columns are moved towards zero where that is exact, so that centres keep their digits far from it, and all are
    /// divided by one power of two, so that no square overflows or vanishes.
    /// - Parameter sizes: how many rows of the table each row stands for.
    init(_ values: Matrix, sizes: [Int]) {
        depth = values.columns
        let shifts = values.exactShifts
        var centres = values.elements
        for place in centres.indices { centres[place] -= shifts[place % depth] }
        let largest = centres.reduce(0) { max($0, $1.magnitude) }
        scale = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
        for place in centres.indices { centres[place] /= scale }
        self.centres = centres
        self.sizes = sizes.map(Double.init)
        rows = Array(sizes.indices)
        filter = WardFilter(centres: centres, sizes: self.sizes, depth: depth)
        alive = sizes.count
    }

    var slots: Int { sizes.count }

    /// The square of the height at which two clusters would be joined, in the scaled units; the same both ways.
    @inline(__always)
    static func distance(
        _ centres: UnsafePointer<Double>, _ sizes: UnsafePointer<Double>, _ first: Int, _ second: Int, depth: Int
    ) -> Double {
        let weight = 2 * (sizes[first] * sizes[second] / (sizes[first] + sizes[second]))
        return weight * Distances.squared(centres + first * depth, centres + second * depth, count: depth)
    }

    /// Joins the cluster of a slot with that of a higher one, in the first.
    mutating func join(_ first: Int, _ second: Int) {
        let size = sizes[first] + sizes[second]
        let share = sizes[second] / size
        centres.withUnsafeMutableBufferPointer { centres in
            for column in 0..<depth {
                let own = centres[first * depth + column]
                centres[first * depth + column] = own + share * (centres[second * depth + column] - own)
            }
        }
        sizes[first] = size
        sizes[second] = 0
        alive -= 1
        filter.set(first, centres, size: size)
        filter.remove(second)
    }

    /// Gives up the slots of clusters that are no more; returns the slots kept, ascending.
    mutating func compact() -> [Int] {
        let kept = sizes.indices.filter { sizes[$0] > 0 }
        var packed: [Double] = []
        packed.reserveCapacity(kept.count * depth)
        for slot in kept { packed.append(contentsOf: centres[slot * depth..<(slot + 1) * depth]) }
        centres = packed
        sizes = kept.map { sizes[$0] }
        rows = kept.map { rows[$0] }
        filter = WardFilter(centres: centres, sizes: sizes, depth: depth)
        return kept
    }
}

extension Matrix {
    /// By column: the mean where every cell lies between half and twice of it, and 0 elsewhere.
    ///
    /// Such differences are exact. Source: Sterbenz, “Floating-point computation” (1974).
    fileprivate var exactShifts: [Double] {
        let means = columnMeans
        var isExact = means.map { $0 != 0 }
        for (place, cell) in elements.enumerated() {
            let ratio = cell / means[place % columns]
            if !(ratio >= 0.5 && ratio <= 2) { isExact[place % columns] = false }
        }
        return zip(means, isExact).map { $1 ? $0 : 0 }
    }
}
