import LinearAlgebra

/// Rows turned so that their dissimilarity is a norm of their difference.
public struct DissimilaritySpace: Sendable, Hashable, Codable {
    public let measure: DissimilarityMeasure
    /// Rows × columns, turned.
    public let rows: Matrix
    /// Rows × text columns.
    let codes: [Int32]

    public var count: Int { rows.rows }

    /// Whether dissimilarities grow with the Euclidean distance of the turned rows, which trees can search.
    public var followsEuclideanDistance: Bool { measure.norm != .absolute && codes.isEmpty }

    /// How unlike two rows are.
    ///
    /// - Complexity: O(d).
    public func dissimilarity(_ first: Int, _ second: Int) -> Double { dissimilarity(first, self, second) }

    /// How unlike a row is to one of another space of the same measure.
    public func dissimilarity(_ row: Int, _ other: DissimilaritySpace, _ otherRow: Int) -> Double {
        let depth = rows.columns
        let apart = rows.withUnsafeElements { own in
            other.rows.withUnsafeElements { others in
                guard let own = own.baseAddress, let others = others.baseAddress else { return 0.0 }
                let magnitude = measure.norm.magnitude(own + row * depth, others + otherRow * depth, count: depth)
                return measure.norm.dissimilarity(ofMagnitude: magnitude)
            }
        }
        return apart + mismatches(row, other, otherRow)
    }

    /// Dissimilarities of a row to a range of rows of another space, into `results`.
    ///
    /// - Complexity: O(d) a row.
    public func fill(
        _ results: UnsafeMutablePointer<Double>, from row: Int, to others: Range<Int>, of other: DissimilaritySpace
    ) {
        for (position, otherRow) in others.enumerated() { results[position] = dissimilarity(row, other, otherRow) }
    }

    /// The given rows, in the given order.
    public func selecting(rows chosen: [Int]) -> DissimilaritySpace {
        let width = measure.levels.count
        return DissimilaritySpace(
            measure: measure, rows: rows.selecting(rows: chosen),
            codes: chosen.flatMap { codes[$0 * width..<($0 + 1) * width] })
    }

    private func mismatches(_ row: Int, _ other: DissimilaritySpace, _ otherRow: Int) -> Double {
        let width = measure.levels.count
        guard width > 0 else { return 0 }
        var count = 0
        for column in 0..<width {
            let (mine, theirs) = (codes[row * width + column], other.codes[otherRow * width + column])
            if mine != theirs || mine < 0 { count += 1 }
        }
        return Double(count) * measure.mismatch
    }
}

extension DissimilarityMeasure.Norm {
    fileprivate func magnitude(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
        self == .absolute ? Distances.absolute(a, b, count: count) : Distances.squared(a, b, count: count)
    }
}
