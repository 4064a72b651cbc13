import Foundation
import LinearAlgebra
import Vocabulary

/// How clearly pairs of rows belong together or apart when subsamples are divided again and again.
///
/// The consensus of two rows is the share of the subsamples with both in which they are in one cluster. Where clusters are
/// real it is near 0 or 1. The proportion of ambiguous clustering, PAC, is the share of pairs whose consensus lies between
/// 0.1 and 0.9: the lower the better, but it falls with the number of clusters even where there are none, so it is only to be
/// read beside that of references without clusters.
/// Sources: Monti, Tamayo, Mesirov, Golub, Consensus clustering, Machine Learning 52 (2003); Șenbabaoğlu, Michailidis, Li,
/// Critical limitations of consensus clustering in class discovery, Scientific Reports 4 (2014); John et al., M3C,
/// Scientific Reports 10 (2020).
public struct Consensus: Sendable {
    /// One number of clusters.
    public struct Row: Sendable, Hashable {
        public let count: Int
        /// The share of pairs with a consensus strictly between 0.1 and 0.9; `nil` where no two rows were drawn together.
        public let ambiguity: Double?
        /// The mean of the same over the references.
        public let referenceAmbiguity: Double?
        /// `ambiguity` over `referenceAmbiguity`: 1 for no better than structureless rows; `nil` where the latter is 0.
        public let relativeAmbiguity: Double?
        /// The share of references, the rows themselves counted among them, that are as clear; `nil` without references.
        public let p: Double?
        /// The share of pairs with a consensus of at most 0, 0.01, …, 1.
        public let cumulative: [Double]
    }

    /// Ascending by count.
    public let rows: [Row]
    /// The rows of the points that were looked at, where there were too many to look at all.
    public let sample: [Int]?
    /// Whether the numbers of all counts together stand out from the references; `nil` without references.
    let test: ReferenceTest?
    private let tally: ConsensusTally

    /// - Parameters:
    ///   - resampling: of more points than its `rows`, as many are drawn once and subsampled again and again.
    ///   - references: how many sets of points without clusters to treat in the same way; at least 19 for a p of 0.05.
    /// - Throws: `ClusteringError.tooMuchMemory` before any work is done, `.takesNoCount`, `.cancelled`.
    /// - Complexity: (references + 1) · resamples sweeps and as many passes over all pairs; labels of all subsamples are held.
    public init(
        of points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>,
        _ resampling: Resampling = Resampling(.subsample(0.8), rows: 500), references: Int = 20,
        shape: ReferenceShape = .principal, in execution: Execution = .standard
    ) throws(ClusteringError) {
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let most = max(2, resampling.rows)
        try execution.admit(Self.memory(rows: min(points.count, most), counts.count, resampling))
        sample = points.count > most ? points.sampledRows(most, seed: resampling.seed) : nil
        let looked = sample.map { points.selecting(rows: $0) } ?? points
        let parts = Double(max(0, references) + 1)
        let (tally, spreads) = try Self.spreads(
            of: looked, by: algorithm, over: counts, resampling, run: 0, in: execution.part(from: 0, to: 1 / parts))
        self.tally = tally
        let template = references > 0 ? try ReferencePoints(like: looked, shape: shape) : nil
        var made: [[ConsensusTally.Spread]] = []
        for reference in 0..<max(0, references) {
            guard let template else { break }
            let part = execution.part(from: Double(reference + 1) / parts, to: Double(reference + 2) / parts)
            let points = try template.made(seed: resampling.seed, reference: reference)
            let (_, spreads) = try Self.spreads(
                of: points, by: algorithm, over: counts, resampling, run: reference + 1, in: part)
            made.append(spreads)
        }
        test = ReferenceTest(
            spreads.map(\.logarithm), among: made.map { $0.map(\.logarithm) }, higherIsBetter: false)
        rows = zip(counts, spreads).enumerated().map { position, pair in
            Row(count: pair.0, pair.1, references: made.compactMap { $0[position].ambiguity })
        }
    }

    /// Rows × rows: the consensus of every pair of the rows looked at, for a number of clusters that was tried.
    ///
    /// - Throws: `ClusteringError.tooMuchMemory`, `.cancelled`.
    /// - Complexity: O(n²·resamples), and 16 bytes a pair.
    public func matrix(for count: Int, in execution: Execution = .standard) throws(ClusteringError) -> Matrix? {
        guard let position = rows.firstIndex(where: { $0.count == count }) else { return nil }
        let side = Double(tally.rows)
        try execution.admit(
            MemoryNeed(
                bytes: 16 * side * side, purpose: "the consensus of all pairs of \(tally.rows.counted("row"))",
                alternative: "look at fewer rows"))
        return try tally.matrix(count: position, in: execution)
    }

    private static func spreads(
        of points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>, _ resampling: Resampling, run: Int,
        in execution: Execution
    ) throws(ClusteringError) -> (ConsensusTally, [ConsensusTally.Spread]) {
        let resamples = try Resamples(
            of: points, by: algorithm, over: counts, resampling, run: run, in: execution.part(from: 0, to: 0.9))
        let tally = ConsensusTally(resamples, of: points.count)
        return (tally, try tally.spreads(in: execution.part(from: 0.9, to: 1)))
    }

    private static func memory(rows: Int, _ counts: Int, _ resampling: Resampling) -> MemoryNeed {
        // A partition's label takes 16 bytes, and its copy for counting 4.
        let labels = Double(rows) * Double(counts) * Double(max(1, resampling.resamples))
        return MemoryNeed(
            bytes: 24 * labels, purpose: "the labels of \(max(1, resampling.resamples).counted("subsample")) of \(rows.counted("row"))",
            alternative: "look at fewer rows, or fewer subsamples")
    }
}

extension Consensus: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.rows == right.rows && left.sample == right.sample && left.test == right.test
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(rows) }
}

extension ConsensusTally.Spread {
    fileprivate var ambiguity: Double? { pairs > 0 ? Double(ambiguous) / Double(pairs) : nil }

    /// The logarithm of the ambiguity, by which a tenth of what references have stands out however much those differ; half a
    /// pair more keeps it finite.
    fileprivate var logarithm: Double? { pairs > 0 ? log((Double(ambiguous) + 0.5) / Double(pairs)) : nil }
}

extension Consensus.Row {
    fileprivate init(count: Int, _ spread: ConsensusTally.Spread, references: [Double]) {
        let ambiguity = spread.ambiguity
        let mean = references.mean
        self.count = count
        self.ambiguity = ambiguity
        referenceAmbiguity = mean
        relativeAmbiguity = ambiguity.flatMap { own in mean.flatMap { $0 > 0 ? own / $0 : nil } }
        p = ambiguity.flatMap { own in
            references.isEmpty ? nil : Double(1 + references.count { $0 <= own }) / Double(references.count + 1)
        }
        var below = 0
        cumulative = spread.histogram.map { pairs in
            below += pairs
            return spread.pairs > 0 ? Double(below) / Double(spread.pairs) : 0
        }
    }
}
