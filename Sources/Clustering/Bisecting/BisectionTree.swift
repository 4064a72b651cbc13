import LinearAlgebra

/// Clusters made by halving one of them at a time, with the two centres that each was halved by.
///
/// Node 0 is all rows; halving number s makes nodes 2s + 1 and 2s + 2.
struct BisectionTree: Sendable, Hashable, Codable {
    /// Nodes × columns.
    private(set) var centres: Matrix
    /// The node that each halving took apart.
    private(set) var halved: [Int]
    /// By node, the halving that took it apart; −1 for a leaf.
    private var halvings: [Int]

    /// Where a row comes out, and the fork at which it was nearest to going the other way.
    struct Place: Sendable, Hashable {
        var leaf: Int
        var distance: Double
        /// The leaf it would have come to, and how much farther the centre that leads there was.
        var runnerUp: Int?
        var margin: Double?
    }

    /// One cluster.
    init(centre: [Double]) {
        centres = Matrix(rows: 1, columns: centre.count, elements: centre)
        halved = []
        halvings = [-1]
    }

    private enum CodingKeys: CodingKey { case centres, halved }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        centres = try container.decode(Matrix.self, forKey: .centres)
        halved = try container.decode([Int].self, forKey: .halved)
        halvings = Array(repeating: -1, count: 2 * halved.count + 1)
        guard centres.rows == halvings.count else {
            throw ClusteringError.unreadableModel("\(centres.rows) centres for \(halved.count) halvings")
        }
        for (halving, node) in halved.enumerated() {
            guard (0...2 * halving).contains(node), halvings[node] < 0 else {
                throw ClusteringError.unreadableModel("halving \(halving) takes apart what is not there")
            }
            halvings[node] = halving
        }
    }

    /// Takes a leaf apart; returns the nodes made.
    mutating func halve(_ leaf: Int, by pair: Matrix) -> (Int, Int) {
        let first = centres.rows
        halvings[leaf] = halved.count
        halved.append(leaf)
        halvings += [-1, -1]
        centres = Matrix(
            rows: first + 2, columns: centres.columns, elements: centres.elements + pair.row(0) + pair.row(1))
        return (first, first + 1)
    }

    /// Where a row comes out that goes, at every fork, to the nearer of two centres.
    ///
    /// - Complexity: O(k·d), where k is the number of leaves.
    func place(of row: UnsafePointer<Double>?) -> Place {
        var (node, distance) = (0, apart(row, 0))
        var narrowest: (other: Int, margin: Double)?
        while let fork = fork(at: node, row) {
            (node, distance) = (fork.near, fork.distance)
            if fork.margin < narrowest?.margin ?? .infinity { narrowest = (fork.far, fork.margin) }
        }
        return Place(
            leaf: node, distance: distance, runnerUp: narrowest.map { leaf(of: row, from: $0.other) },
            margin: narrowest?.margin)
    }

    /// Whether a row goes to the first of the two nodes made by taking a node apart.
    func goesFirst(_ row: UnsafePointer<Double>?, at node: Int) -> Bool {
        fork(at: node, row).map { $0.near < $0.far } ?? true
    }

    private func leaf(of row: UnsafePointer<Double>?, from node: Int) -> Int {
        var node = node
        while let fork = fork(at: node, row) { node = fork.near }
        return node
    }

    private func fork(at node: Int, _ row: UnsafePointer<Double>?) -> (near: Int, far: Int, distance: Double, margin: Double)? {
        guard halvings[node] >= 0 else { return nil }
        let first = 2 * halvings[node] + 1
        let (a, b) = (apart(row, first), apart(row, first + 1))
        let isFirst = a != b ? a < b : centres.row(first).lexicographicallyPrecedes(centres.row(first + 1))
        return isFirst ? (first, first + 1, a, b - a) : (first + 1, first, b, a - b)
    }

    private func apart(_ row: UnsafePointer<Double>?, _ node: Int) -> Double {
        centres.withUnsafeElements { centres in
            guard let row, let centres = centres.baseAddress else { return 0 }
            return Distances.squared(row, centres + node * self.centres.columns, count: self.centres.columns).squareRoot()
        }
    }
}
