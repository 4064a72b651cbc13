extension [Double] {
    /// The number below which a share of these sorted numbers lies, interpolated linearly; `nil` where there are none.
    ///
    /// Hyndman and Fan's definition 7, which NumPy and R take by default.
    func quantile(_ share: Double) -> Double? {
        guard let last = indices.last else { return nil }
        let position = Swift.min(Swift.max(share, 0), 1) * Double(last)
        let below = Swift.min(Int(position), last)
        let above = Swift.min(below + 1, last)
        return self[below] + (self[above] - self[below]) * (position - Double(below))
    }

    /// The most frequent of these sorted numbers, of equals the smallest; `nil` where there are none.
    var mode: Double? {
        var best: (number: Double, count: Int)?
        var start = startIndex
        while start < endIndex {
            let end = self[start...].firstIndex { $0 != self[start] } ?? endIndex
            if end - start > best?.count ?? 0 { best = (self[start], end - start) }
            start = end
        }
        return best?.number
    }

    /// The mean, about the first number so that a constant list has itself as its mean; `nil` where there are none.
    var mean: Double? {
        guard let first else { return nil }
        return first + reduce(0) { $0 + ($1 - first) } / Double(count)
    }

    /// The population variance; `nil` where there are no numbers.
    var variance: Double? {
        guard let mean else { return nil }
        return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    }
}
