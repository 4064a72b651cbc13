import CKernels

/// A binary tree of splits laid out for walking down it with many rows.
public struct SplitTree: Sendable {
    private let nodes: [kernels_node]
    /// By node: what a row finds there, if it is a leaf.
    private let leaves: [Double]
    private let levels: Int

    /// - Parameters:
    ///   - columns: by node, the column that is split, −1 at a leaf. Every node but the first is the child of one.
    ///   - splits: by node, the number below which rows go to the node after it; at a leaf what they find.
    ///   - rights: by node, where the other rows go.
    public init(columns: [Int32], splits: [Double], rights: [Int32]) {
        // Level by level, so that the children of a node lie side by side.
        var order = [0]
        var depths = [0]
        var nodes: [kernels_node] = []
        while nodes.count < order.count {
            let (place, node) = (nodes.count, order[nodes.count])
            if columns[node] < 0 {
                nodes.append(kernels_node(split: .infinity, column: 0, child: Int32(place)))
            } else {
                nodes.append(kernels_node(split: splits[node], column: columns[node], child: Int32(order.count)))
                order += [node + 1, Int(rights[node])]
                depths += [depths[place] + 1, depths[place] + 1]
            }
        }
        self.nodes = nodes
        leaves = order.map { splits[$0] }
        levels = depths[depths.count - 1]
    }

    /// Adds to one number a row what the row finds at its leaf.
    ///
    /// - Parameters:
    ///   - rows: with every column that is split, and at least one.
    ///   - sums: with room for `WalkingRows.most`.
    /// - Complexity: O(rows · levels), with several rows on their way at a time.
    public func addLeaves(of rows: WalkingRows, to sums: UnsafeMutablePointer<Double>) {
        kernels_walk(nodes, leaves, levels, rows.columns, rows.count, sums)
    }
}
