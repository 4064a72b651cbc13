/// Numbers in the order of their worth: 1 for the best, equal ranks for equal numbers, the last rank for an absent one.
struct Ranks: Sendable, Hashable {
    /// By number given.
    let ranks: [Int]

    init(of values: [Double?], _ isBetter: (Double, Double) -> Bool) {
        ranks = values.map { value in
            guard let value else { return values.count }
            return 1 + values.count { other in other.map { isBetter($0, value) } ?? false }
        }
    }
}
