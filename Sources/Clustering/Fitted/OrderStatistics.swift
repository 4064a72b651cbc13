extension [Double] {
    /// The numbers below which shares of these numbers lie, as `quantile` has them, without sorting all of them; `nil`
    /// where there are no numbers.
    ///
    /// - Parameter shares: ascending.
    /// - Complexity: O(n) for a few shares, on average.
    func quantiles(_ shares: [Double]) -> [Double]? {
        guard let last = indices.last else { return nil }
        var numbers = self
        return numbers.withUnsafeMutableBufferPointer { numbers in
            var start = 0
            return shares.map { share in
                let position = Swift.min(Swift.max(share, 0), 1) * Double(last)
                let below = Swift.min(Int(position), last)
                Self.place(below, of: numbers, from: start)
                start = below
                // The next in order is the least of those that were left above.
                let above = below < last ? numbers[(below + 1)...].min() ?? numbers[below] : numbers[below]
                return numbers[below] + (above - numbers[below]) * (position - Double(below))
            }
        }
    }

    /// The number that sorting would put at `rank`, from 0; `nil` where there are not as many.
    ///
    /// - Complexity: O(n) on average.
    func element(ranked rank: Int) -> Double? {
        guard indices.contains(rank) else { return nil }
        var numbers = self
        return numbers.withUnsafeMutableBufferPointer { numbers in
            Self.place(rank, of: numbers, from: 0)
            return numbers[rank]
        }
    }

    /// Moves the number that sorting would put at `rank` there, smaller ones below and larger ones above it.
    ///
    /// Source: Hoare, “Algorithm 65: find”, CACM 4 (1961), with the median of three as pivot.
    private static func place(_ rank: Int, of numbers: UnsafeMutableBufferPointer<Double>, from start: Int) {
        var (lower, upper) = (start, numbers.count - 1)
        while lower < upper {
            let pivot = median(numbers[lower], numbers[lower + (upper - lower) / 2], numbers[upper])
            var (left, right) = (lower, upper)
            while left <= right {
                while numbers[left] < pivot { left += 1 }
                while numbers[right] > pivot { right -= 1 }
                guard left <= right else { break }
                numbers.swapAt(left, right)
                left += 1
                right -= 1
            }
            if rank <= right { upper = right } else if rank >= left { lower = left } else { return }
        }
    }

    private static func median(_ first: Double, _ second: Double, _ third: Double) -> Double {
        Swift.max(Swift.min(first, second), Swift.min(Swift.max(first, second), third))
    }
}
