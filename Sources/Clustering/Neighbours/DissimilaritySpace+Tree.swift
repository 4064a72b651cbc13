import LinearAlgebra

/// Searching rows by a tree, where what tells them apart is numbers.
extension DissimilaritySpace {
    /// The turned rows as a tree.
    ///
    /// - Precondition: there are no text columns.
    func tree(in execution: Execution) throws(ClusteringError) -> NeighbourTree {
        try NeighbourTree(of: rows, norm: treeNorm, in: execution)
    }

    /// The norm by which turned rows lie as their dissimilarities say.
    var treeNorm: Norm { measure.norm == .absolute ? .manhattan : .euclidean }

    /// The dissimilarity of two rows so far apart after turning.
    func dissimilarity(ofLength length: Double) -> Double {
        measure.norm == .halfSquare ? 0.5 * length * length : length
    }

    /// How far apart two rows of this dissimilarity are after turning.
    func length(ofDissimilarity dissimilarity: Double) -> Double {
        measure.norm == .halfSquare ? (2 * dissimilarity).squareRoot() : dissimilarity
    }
}
