@testable import Clustering

extension Linkage {
    /// The tree by the chain over all distances, whatever the linkage has of its own.
    func plainTree(of space: DissimilaritySpace) throws -> Dendrogram {
        let distances = try CondensedDistances(of: space, in: .single)
        var chain = NeighbourChain(linkage: self, distances: distances, sizes: Array(repeating: 1, count: space.count))
        try chain.run(in: .single)
        return Dendrogram(leafCount: space.count, joins: chain.joins)
    }
}
