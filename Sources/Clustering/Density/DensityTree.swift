import LinearAlgebra

/// Rows with the condensed tree of their densities, in which a new row is put where the row it is linked with left.
public struct DensityTree: ClusterModel {
    public let algorithm: String
    public let clusterCount: Int
    private let space: DissimilaritySpace
    private let minimumSamples: Int
    /// By row: how far its last of `minimumSamples` rows is, itself the first, after turning.
    private let coreLengths: [Double]
    private let tree: CondensedTree
    private let selected: SelectedClusters
    /// By cluster of the tree: its number in the partition where it is chosen, and 0 where it is not.
    private let numbers: [Int]

    public static let kind = "density_tree"

    init(
        algorithm: String, space: DissimilaritySpace, minimumSamples: Int, coreLengths: [Double], tree: CondensedTree,
        selected: SelectedClusters, order: CanonicalOrder
    ) {
        self.algorithm = algorithm
        self.space = space
        self.minimumSamples = minimumSamples
        self.coreLengths = coreLengths
        self.tree = tree
        self.selected = selected
        numbers = tree.clusters.indices.map { order.number(of: $0) }
        clusterCount = order.labels.count
    }

    private enum CodingKeys: CodingKey {
        case algorithm, clusterCount, space, minimumSamples, coreLengths, tree, selected, numbers
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        algorithm = try container.decode(String.self, forKey: .algorithm)
        clusterCount = try container.decode(Int.self, forKey: .clusterCount)
        space = try container.decodeSpace(forKey: .space)
        minimumSamples = try container.decode(Int.self, forKey: .minimumSamples)
        coreLengths = try container.decode([Double].self, forKey: .coreLengths)
        tree = try container.decode(CondensedTree.self, forKey: .tree)
        selected = try container.decode(SelectedClusters.self, forKey: .selected)
        numbers = try container.decode([Int].self, forKey: .numbers)
        guard space.count > 0, coreLengths.count == space.count, tree.exits.count == space.count else {
            throw ClusteringError.unreadableModel("a tree of \(tree.exits.count) rows for \(space.count)")
        }
        let clusters = tree.clusters.indices
        guard numbers.count == clusters.count, selected.owners.count == clusters.count,
            selected.owners.allSatisfy({ $0.map(clusters.contains) ?? true }),
            clusterCount >= 0, numbers.allSatisfy({ [clusterCount] in 0...clusterCount ~= $0 })
        else { throw ClusteringError.unreadableModel("the clusters are not those of the tree") }
    }

    public var measure: DissimilarityMeasure? { space.measure }
    public var columns: [String] { space.measure.columns }

    /// The cluster of the row that each row is linked with first, as far as it is dense enough there.
    ///
    /// The row itself is thought of as one more and leaves the tree unchanged. Its distance is the mutual reachability to the
    /// row it is linked with. A row that was fitted on gets the cluster and the probability that it has. Nothing is said of
    /// runners-up.
    /// Source: the approximate prediction of McInnes, Healy, Astels, “hdbscan”, JOSS 2 (2017).
    /// - Throws: `ClusteringError.missingColumn`.
    /// - Complexity: O(m·d·log m) for the m rows fitted on, and about O(d·log m) a row where columns are few.
    public func assign(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        let rows = try space.measure.space(of: points).rows
        let known = try space.tree(in: execution)
        let cores = try known.neighbours(minimumSamples, of: rows, in: execution).distances(ofRank: minimumSamples)
        return try known.links(from: rows, coreLengths: cores, to: coreLengths, in: execution).map { link in
            let distance = space.dissimilarity(ofLength: link.weight)
            let exit = tree.exit(of: Int(link.second), noLaterThan: distance)
            // A chosen cluster that no row lasted in long enough is none.
            let owner = selected.owner(of: exit).flatMap { numbers[$0] > 0 ? $0 : nil }
            return Assignment(
                cluster: owner.map { numbers[$0] }, distance: distance,
                probability: owner.map { tree.probability(of: exit, in: $0) } ?? 0)
        }
    }
}

extension CondensedTree {
    /// Where a row leaves that hangs on another, and is linked with it only from some distance on.
    fileprivate func exit(of row: Int, noLaterThan distance: Double) -> Exit {
        let exit = exits[row]
        guard distance > exit.distance else { return exit }
        return Exit(cluster: ancestor(of: exit.cluster, at: distance), distance: distance)
    }
}

extension NeighbourTree {
    /// The link of the least mutual reachability from each query to a row, of equally light ones the shortest.
    ///
    /// - Parameter known: the core distance of each row of the tree, by row.
    fileprivate func links(
        from queries: Matrix, coreLengths: [Double], to known: [Double], in execution: Execution
    ) throws(ClusteringError) -> [Link] {
        let cores = order.map { known[Int($0)] }
        let context = ForeignSearch.Context(
            cores: cores, nodeCores: nodeMinima(cores), components: Array(repeating: 0, count: count),
            nodeComponents: Array(repeating: 0, count: nodeCount), norm: norm)
        let packets = (queries.rows + Self.lanes - 1) / Self.lanes
        return try mapPackets(of: packets, in: execution) { numbers in
            var packet = QueryPacket(depth: depth)
            var search = ForeignSearch(context)
            return numbers.flatMap { number in
                let first = number * Self.lanes
                packet.load(of: queries, from: first)
                search.reset(from: first, queries: packet.count) { query in
                    ForeignSearch.Goal(component: -1, core: coreLengths[first + query], link: .none)
                }
                self.search(packet, &search)
                return (0..<packet.count).map { query in
                    let link = search.best[query]
                    return Link(
                        weight: link.weight, distance: link.distance, first: link.first, second: order[Int(link.second)])
                }
            }
        }.flatMap(\.self)
    }
}
