import Vocabulary

/// A way to divide points into clusters.
///
/// Laws, tested over the catalogue: the same points and parameters give the same bits at any number of threads; permuting
/// the rows permutes the labels up to their canonical order; a model that can place rows places the points it was fitted
/// on as the partition says.
public protocol Algorithm: Described {
    /// What it can do beyond dividing rows of numbers.
    static var abilities: Abilities { get }

    /// What it finds of every row, by name, in the order of its fits' figures.
    static var rowFigureNames: [String] { get }

    /// The figures of its fits that compare numbers of clusters, each the better the lower it is.
    static var criteria: [String] { get }

    /// What to change where it has left every row in no cluster; `nil` where it never does.
    static var noiseAdvice: String? { get }

    /// The memory it takes beside the points, where that grows faster than they do; `nil` where a few copies of them do.
    func memory(for points: Points) -> MemoryNeed?

    /// Divides points that have passed the door: there are some, and they are of a kind it takes.
    ///
    /// - Throws: `ClusteringError.cancelled`, or what the algorithm's card names.
    func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit

    /// One fit for each number of clusters, ascending; each is the one that `fit` gives for it.
    func sweep(_ points: Points, over counts: ClosedRange<Int>, in execution: Execution) throws(ClusteringError) -> [Fit]

    /// The algorithm as references and resamples are divided, of which there are many: with no more restarts than so many,
    /// where it has any, and no more work after them.
    func lighter(restarts most: Int) -> Self
}

extension Algorithm {
    public static var rowFigureNames: [String] { [] }

    public static var criteria: [String] { [] }

    public static var noiseAdvice: String? { nil }

    public func memory(for points: Points) -> MemoryNeed? { nil }

    public func lighter(restarts most: Int) -> Self { self }

    /// Divides points into clusters.
    ///
    /// - Throws: `ClusteringError.tooFewRows` without rows, `.textColumns`, `.numericColumns` or `.unusedWeights` where it
    ///   cannot use them, `.tooMuchMemory` before any work is done, `.cancelled`.
    public func fit(_ points: Points, in execution: Execution = .standard) throws(ClusteringError) -> Fit {
        try admit(points, execution)
        let fit = try search(points, in: execution)
        execution.progress(1)
        return fit
    }

    /// Fits one number of clusters after another by setting the parameter `k`.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        var fits: [Fit] = []
        for (position, count) in counts.enumerated() {
            fits.append(try setting(count: count).fit(points, in: execution.part(position, of: counts.count)))
        }
        return fits
    }

    /// The algorithm for another number of clusters.
    ///
    /// - Throws: `ClusteringError.takesNoCount` where it finds the number itself.
    public func setting(count: Int) throws(ClusteringError) -> Self {
        guard Self.abilities.contains(.counts) else { throw .takesNoCount(Self.card.name) }
        var algorithm = self
        do throws(ParameterError) {
            try algorithm.set("k", to: .integer(count))
        } catch {
            throw .badParameter(error)
        }
        return algorithm
    }

    /// The bytes that a fit keeps of every row beside its label: its figures, and its memberships where it has them.
    ///
    /// - Parameter clusters: how many there are, on the average of several fits.
    static func bytesPerRow(clusters: Double) -> Double {
        Double(MemoryLayout<Double?>.stride * rowFigureNames.count)
            + (abilities.contains(.memberships) ? Double(MemoryLayout<Double>.stride) * clusters : 0)
    }

    /// What it found of the rows, under the names it has for that.
    static func rowFigures(_ values: [Double?]...) -> [RowFigures] {
        precondition(values.count == rowFigureNames.count, "not as many figures of rows as there are names")
        return zip(rowFigureNames, values).map { RowFigures($0, $1) }
    }

    /// Refuses points it cannot work with; every `search` and `sweep` may rely on what is asked here.
    func admit(_ points: Points, _ execution: Execution) throws(ClusteringError) {
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        if !Self.abilities.contains(.categories), !points.categories.isEmpty {
            throw .textColumns(points.categories.map(\.name))
        }
        if Self.abilities.contains(.onlyCategories), !points.columns.isEmpty { throw .numericColumns(points.columns) }
        if !Self.abilities.contains(.weights), points.weights != nil {
            throw .unusedWeights(Self.card.name, instead: Algorithms.names(able: .weights))
        }
        if let need = memory(for: points) { try execution.admit(need) }
    }
}
