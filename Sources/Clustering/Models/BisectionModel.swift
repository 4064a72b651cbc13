import LinearAlgebra

/// A tree of halved clusters, down which new rows go to the nearer of two centres at every fork.
public struct BisectionModel: ClusterModel {
    public let algorithm: String
    public let columns: [String]
    private let tree: BisectionTree
    /// By cluster: its leaf.
    private let leaves: [Int]

    public static let kind = "bisections"

    /// - Parameter leaves: the leaves in the order of their clusters' numbers.
    init(algorithm: String, columns: [String], tree: BisectionTree, leaves: [Int]) {
        self.algorithm = algorithm
        self.columns = columns
        self.tree = tree
        self.leaves = leaves
    }

    private enum CodingKeys: CodingKey { case algorithm, columns, tree, leaves }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        columns = try container.decode([String].self, forKey: .columns)
        tree = try container.decode(BisectionTree.self, forKey: .tree)
        leaves = try container.decode([Int].self, forKey: .leaves)
        let inner = Set(tree.halved)
        guard columns.count == tree.centres.columns, leaves.sorted() == (0..<tree.centres.rows).filter({ !inner.contains($0) })
        else { throw ClusteringError.unreadableModel("the clusters are not the leaves of the tree") }
    }

    public var clusterCount: Int { leaves.count }
    public var locations: Matrix? { tree.centres.selecting(rows: leaves) }

    /// Where every row comes out; the runner-up lies beyond the fork at which it was nearest to going the other way.
    ///
    /// The distance is that to the centre of its cluster, which need not be the nearest of all centres.
    ///
    /// - Throws: `ClusteringError.missingColumn`.
    /// - Complexity: O(n·k·d) at worst, O(n·d·log k) where the tree is even.
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        let matched = try points.matching(columns: columns)
        var clusters = [Int](repeating: 0, count: tree.centres.rows)
        for (cluster, leaf) in zip(1..., leaves) { clusters[leaf] = cluster }
        let chunks = Chunks(of: points.count)
        return try execution.map(chunks.count) { [clusters] chunk in
            matched.values.withUnsafeElements { cells in
                chunks[chunk].map { row in
                    let place = tree.place(of: cells.baseAddress.map { $0 + row * columns.count })
                    return Assignment(
                        cluster: clusters[place.leaf], distance: place.distance, runnerUp: place.runnerUp.map { clusters[$0] },
                        margin: place.margin)
                }
            }
        }.flatMap(\.self)
    }
}
