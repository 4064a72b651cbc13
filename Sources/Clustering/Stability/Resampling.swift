import LinearAlgebra

/// How rows are drawn again and again to see whether clusters come back.
public struct Resampling: Sendable, Hashable {
    public enum Scheme: Sendable, Hashable {
        /// As many rows as there are, with replacement; a row drawn twice is there once, so about 63 % are.
        case bootstrap
        /// A share of the rows, each at most once.
        case subsample(Double)
    }

    public var scheme: Scheme
    /// How many times to draw.
    public var resamples: Int
    /// The most rows to draw from at a time; of more points that many are drawn.
    public var rows: Int
    public var seed: Int

    public init(_ scheme: Scheme = .bootstrap, resamples: Int = 50, rows: Int = 1000, seed: Int = 42) {
        self.scheme = scheme
        self.resamples = resamples
        self.rows = rows
        self.seed = seed
    }

    /// The rows of one draw among `count`, ascending; at least one.
    func drawn(from count: Int, resample: Int, run: Int = 0) -> [Int] {
        var stream = RandomStream(seed: seed, purpose: Self.purpose, run: run, restart: resample)
        let most = min(count, max(1, rows))
        switch scheme {
        case .bootstrap:
            var isDrawn = [Bool](repeating: false, count: count)
            for _ in 0..<most { isDrawn[stream.nextIndex(below: count)] = true }
            return isDrawn.indices.filter { isDrawn[$0] }
        case .subsample(let share):
            // A share that is no number is none.
            let wanted = share > 0 ? Int((Double(most) * min(share, 1)).rounded()) : 0
            return stream.distinctIndices(min(most, max(1, wanted)), below: count)
        }
    }

    private static let purpose = 62
}
