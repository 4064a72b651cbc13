extension UnsafeMutableBufferPointer<Double> {
    /// The number that would stand at `position` if these were sorted; puts smaller ones before it and larger ones behind.
    ///
    /// - Complexity: O(n) on average, by Hoare's selection about the median of three.
    func select(_ position: Int) -> Double {
        var (low, high) = (0, count - 1)
        while low < high {
            let pivot = medianOfThree(self[low], self[(low + high) / 2], self[high])
            var (left, right) = (low, high)
            while left <= right {
                while self[left] < pivot { left += 1 }
                while self[right] > pivot { right -= 1 }
                guard left <= right else { break }
                swapAt(left, right)
                left += 1
                right -= 1
            }
            if position <= right {
                high = right
            } else if position >= left {
                low = left
            } else {
                break
            }
        }
        return self[position]
    }

    private func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
        Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
    }
}

extension [Double] {
    /// The number that would stand at `position` if these were sorted.
    mutating func select(_ position: Int) -> Double {
        withUnsafeMutableBufferPointer { $0.select(position) }
    }
}
