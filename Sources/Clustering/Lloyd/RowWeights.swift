/// How much each row counts for, relative to the row that counts most.
struct RowWeights: Sendable {
    /// By row, from 0 to 1.
    let relative: [Double]
    /// The same in single precision, filled up with zeros to whole panels.
    let single: [Float]
    let largest: Double

    /// `nil` where no row has a positive weight, in which case none counts for more than another.
    init?(_ weights: [Double], filledUpTo count: Int) {
        largest = weights.max() ?? 0
        guard largest > 0, largest.isFinite else { return nil }
        relative = weights.map { [largest] in max(0, $0 / largest) }
        single = relative.map(Float.init) + Array(repeating: 0, count: count - weights.count)
    }
}
