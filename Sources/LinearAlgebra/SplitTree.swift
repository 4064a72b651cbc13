import CKernels

/// A binary tree of splits laid out for walking down it with many rows.
public struct SplitTree: Sendable {
    private let nodes: [kernels_node]
    /// By node: what a row finds there, if it is a leaf.
    private let leaves: [Double]
    private let levels: Int

    /// - Parameters:
    ///   - columns: by node, the column that is split, −1 at a leaf. Both children of a node come after it.
    ///   - splits: by node, the number below which rows go to the node after it; at a leaf what they find.
    ///   - rights: by node, where the other rows go.
    public init(columns: [Int32], splits: [Double], rights: [Int32]) {
        var depths = [Int](repeating: 0, count: columns.count)
        for node in columns.indices where columns[node] >= 0 {
            for child in [node + 1, Int(rights[node])] { depths[child] = max(depths[child], depths[node] + 1) }
        }
        levels = depths.max() ?? 0
        leaves = splits
        nodes = columns.indices.map { node in
            columns[node] >= 0
                ? kernels_node(split: splits[node], column: columns[node], right: rights[node])
                : kernels_node(split: -.infinity, column: 0, right: Int32(node))
        }
    }

    /// Adds to one number a row what the row finds at its leaf.
    ///
    /// - Parameters:
    ///   - rows: of a matrix that has every column which is split, and at least one.
    ///   - sums: one for each of the rows.
    /// - Complexity: O(rows · levels), with several rows on their way at a time.
    public func addLeaves(of rows: Range<Int>, in matrix: Matrix, to sums: UnsafeMutablePointer<Double>) {
        matrix.withUnsafeElements { cells in
            guard let first = cells.baseAddress else { return }
            kernels_walk(
                nodes, leaves, levels, first + rows.lowerBound * matrix.columns, rows.count, matrix.columns, sums)
        }
    }
}
