import Vocabulary

/// How far apart two clusters are, given how far apart their rows are.
///
/// All four are reducible: joining two clusters that are each other's nearest brings neither nearer to a third. Hence
/// heights never fall, and such pairs may be joined in any order.
/// Source: Bruynooghe, “Classification ascendante hiérarchique des grands ensembles de données”, Cahiers de l'analyse des
/// données 3 (1978).
public protocol Linkage: Described {
    /// Whether its heights mean something under the Euclidean distance alone.
    static var needsEuclideanDistance: Bool { get }

    /// How far a third cluster is from two that are joined: the update of Lance and Williams.
    ///
    /// - Parameters:
    ///   - first: from the third to the first, as heights are measured.
    ///   - second: from the third to the second.
    ///   - between: from the first to the second.
    ///   - sizes: rows in each.
    func distance(
        first: Double, second: Double, between: Double, sizes: (first: Double, second: Double, third: Double)
    ) -> Double

    /// The memory it takes for so many rows beside a few copies of them; `nil` where it takes none.
    ///
    /// - Parameter isEuclidean: whether rows are compared by the Euclidean distance, which some linkages need.
    func memory(rows: Int, isEuclidean: Bool) -> MemoryNeed?

    /// Joins all rows, two clusters at a time.
    ///
    /// - Throws: `ClusteringError.cancelled`.
    func tree(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) -> Dendrogram
}

extension Linkage {
    public static var needsEuclideanDistance: Bool { false }

    public func memory(rows: Int, isEuclidean: Bool) -> MemoryNeed? {
        MemoryNeed(
            bytes: CondensedDistances.bytes(rows: Double(rows)), purpose: "all distances between \(rows.counted("row"))",
            alternative: "linkage=single, \(isEuclidean ? "linkage=ward " : "")or genie, which keep none of them")
    }

    /// - Complexity: O(n²·d) time, n(n − 1)/2 distances of memory.
    public func tree(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) -> Dendrogram {
        let rows = CoincidentRows(of: space)
        var chain = NeighbourChain(
            linkage: self, distances: try CondensedDistances(of: rows.space, in: execution.part(from: 0, to: 0.3)),
            sizes: rows.multiplicities)
        try chain.run(in: execution.part(from: 0.3, to: 1))
        return Dendrogram(leafCount: space.count, joins: rows.joins(chain.joins))
    }
}
