import LinearAlgebra

/// The search for the rows whose covariance has the least determinant, and for the core about them.
///
/// Random few rows are each grown to half of a sample by concentration: centre and covariance of a subset, then the rows
/// nearest by these as the next subset, which never raises the determinant. The best go on with all rows.
///
/// Rows are put into lexicographic order first, so that their order does not matter to the random choices.
/// Source: P. J. Rousseeuw, K. Van Driessen, “A fast algorithm for the minimum covariance determinant estimator”,
/// Technometrics 41 (1999).
struct MinimumDeterminant {
    private let rows: Matrix
    private let support: Double
    private let seed: Int

    private static let purpose = 31
    private static let largestGroup = 300
    private static let mostGroups = 5
    private static let kept = 10
    /// The share of normal rows that is not held to be far.
    private static let keptShare = 0.975

    /// - Parameters:
    ///   - rows: rows × axes, at least one row.
    ///   - supportShare: the share of rows whose determinant is to be least; 0 for the least share that is robust.
    init(_ rows: Matrix, supportShare: Double, seed: Int) {
        let width = rows.columns
        let order = rows.withUnsafeElements { cells in
            (0..<rows.rows).sorted { first, second in
                let difference = (0..<width).first { cells[first * width + $0] != cells[second * width + $0] }
                return difference.map { cells[first * width + $0] < cells[second * width + $0] } ?? (first < second)
            }
        }
        self.rows = rows.selecting(rows: order)
        let robust = (Double(rows.rows + width + 1) / 2).rounded(.up) / Double(rows.rows)
        support = min(1, max(supportShare > 0 ? supportShare : robust, 0.5))
        self.seed = seed
    }

    /// The centre and covariance of the rows that are not far from the subset of least determinant.
    ///
    /// Distances are scaled so that their median is that of normal rows, and rows within the 97.5 % quantile are kept. The
    /// covariance of these is widened by what normal rows lose through the cut.
    /// Source: C. Croux, G. Haesbroeck, “Influence function and efficiency of the minimum covariance determinant scatter
    /// matrix estimator”, Journal of Multivariate Analysis 71 (1999).
    func core(step: String, in execution: Execution) throws(ClusteringError) -> EllipsoidCore {
        let raw = try search(step: step, in: execution)
        let distances = try raw.distances(of: rows, in: execution)
        let usual = ChiSquareDistribution(freedom: max(1, rows.columns))
        let scale = (distances.quantiles([0.5])?[0] ?? 0) / usual.quantile(0.5)
        let cut = usual.quantile(Self.keptShare)
        let near = rows.selecting(rows: distances.indices.filter { distances[$0] <= cut * scale })
        let lost = Self.keptShare / ChiSquareDistribution(freedom: usual.freedom + 2).share(below: cut)
        return try EllipsoidCore(of: near, step: step, in: execution).widened(by: lost)
    }

    private func search(step: String, in execution: Execution) throws(ClusteringError) -> EllipsoidCore {
        let groups = groups()
        let starts = (rows.columns > 20 ? 100 : 500) / groups.count
        var best: [EllipsoidCore] = []
        for (position, group) in groups.enumerated() {
            try execution.checkpoint()
            best += try grown(from: group, starts: starts, run: position, step: step, in: execution)
            execution.progress(Double(position + 1) / Double(groups.count + 2))
        }
        if groups.count > 1 {
            let sample = rows.selecting(rows: groups.flatMap { $0 }.sorted())
            best = try best.concentrated(on: sample, support: support, times: 2, step: step, in: execution)
        }
        best = Array(best.sorted { $0.volume < $1.volume }.prefix(rows.rows > 5000 ? 3 : Self.kept))
        best = try best.concentrated(on: rows, support: support, times: 2, step: step, in: execution)
        guard let leading = best.min(by: { $0.volume < $1.volume }) else { throw .noDecomposition(step: step) }
        return try settled(leading, step: step, in: execution)
    }

    /// All rows where they are few, and otherwise a few groups of rows drawn at random.
    private func groups() -> [[Int]] {
        let sample = Self.largestGroup * Self.mostGroups
        guard rows.rows > sample else { return [Array(0..<rows.rows)] }
        var stream = RandomStream(seed: seed, purpose: Self.purpose)
        let drawn = stream.distinctIndices(sample, below: rows.rows)
        // Every fifth, since neighbours in the order are alike.
        return (0..<Self.mostGroups).map { first in
            stride(from: first, to: sample, by: Self.mostGroups).map { drawn[$0] }
        }
    }

    /// The best of some random starts in a group of rows, after two steps of concentration.
    private func grown(
        from group: [Int], starts: Int, run: Int, step: String, in execution: Execution
    ) throws(ClusteringError) -> [EllipsoidCore] {
        let rows = rows.selecting(rows: group)
        let single = Execution(threads: .one, isCancelled: execution.isCancelled)
        let outcomes = try execution.map(starts) { start -> Result<EllipsoidCore, ClusteringError> in
            var stream = RandomStream(seed: seed, purpose: Self.purpose, run: run + 1, restart: start)
            let few = rows.selecting(rows: stream.distinctIndices(rows.columns + 1, below: rows.rows))
            do throws(ClusteringError) {
                let first = try EllipsoidCore(of: few, step: step, in: single)
                return .success(try first.concentrated(on: rows, support: support, times: 2, step: step, in: single))
            } catch {
                return .failure(error)
            }
        }
        var cores: [EllipsoidCore] = []
        for outcome in outcomes { cores.append(try outcome.get()) }
        return Array(cores.sorted { $0.volume < $1.volume }.prefix(Self.kept))
    }

    /// Concentrates until the determinant no longer falls.
    ///
    /// It always ends: a step is gone on from only where it made the determinant smaller by more than rounding, so no subset
    /// comes twice, and there are finitely many; a tie ends it.
    private func settled(
        _ start: EllipsoidCore, step: String, in execution: Execution
    ) throws(ClusteringError) -> EllipsoidCore {
        var core = start
        while true {
            let next = try core.concentrated(on: rows, support: support, times: 1, step: step, in: execution)
            let hasSettled = !(next.volume < core.volume - 1e-12 * abs(core.volume))
            core = next
            if hasSettled { return core }
        }
    }
}

extension EllipsoidCore {
    /// The core of the rows nearest to this one, and so on.
    fileprivate func concentrated(
        on rows: Matrix, support: Double, times: Int, step: String, in execution: Execution
    ) throws(ClusteringError) -> EllipsoidCore {
        var core = self
        let count = min(rows.rows, max(1, Int(share: support, of: rows.rows)))
        for _ in 0..<times {
            try execution.checkpoint()
            let distances = try core.distances(of: rows, in: execution)
            let nearest = rows.selecting(rows: distances.smallest(count))
            core = try EllipsoidCore(of: nearest, step: step, in: execution)
        }
        return core
    }
}

extension [EllipsoidCore] {
    fileprivate func concentrated(
        on rows: Matrix, support: Double, times: Int, step: String, in execution: Execution
    ) throws(ClusteringError) -> [EllipsoidCore] {
        var cores: [EllipsoidCore] = []
        for core in self {
            cores.append(try core.concentrated(on: rows, support: support, times: times, step: step, in: execution))
        }
        return cores
    }
}

extension [Double] {
    /// Where the `count` least of these numbers stand, ascending; of equal ones the first.
    fileprivate func smallest(_ count: Int) -> [Int] {
        guard let limit = element(ranked: count - 1) else { return Array<Int>(indices) }
        var ties = count - self.count { $0 < limit }
        return indices.filter { position in
            guard self[position] == limit else { return self[position] < limit }
            ties -= 1
            return ties >= 0
        }
    }
}
