/// What eight queries look for in a tree: limits that shrink as they find it, and what to do with what is found.
protocol NeighbourSearch {
    /// By query: the magnitude from which on a row is of no interest; 0 or less for a query that looks for nothing.
    var limits: SIMD8<Double> { get }

    /// Whether a node holds nothing of interest to any of the queries, however near it is.
    func skips(_ node: Int) -> Bool

    /// Takes the rows of a leaf that are nearer to a query than its limit was.
    ///
    /// - Parameters:
    ///   - nearer: the rows, as bits from the lowest.
    ///   - first: the position of the row of the lowest bit.
    ///   - magnitudes: of the differences of the query and all rows of the leaf.
    mutating func take(_ nearer: UInt64, from first: Int, for query: Int, _ magnitudes: UnsafePointer<Double>)
}

extension NeighbourSearch {
    func skips(_ node: Int) -> Bool { false }
}

extension NeighbourTree {
    /// Shows a search every row that is nearer to a query of the packet than its limit, and perhaps some more.
    ///
    /// Nearer boxes are searched first. The order of visits depends on the packet and the search alone.
    func search<Search: NeighbourSearch>(_ packet: QueryPacket, _ search: inout Search) {
        guard count > 0 else { return }
        packet.withUnsafeQueries { rows, panel in
            boxes.withUnsafeBufferPointer { boxes in
                panels.cells.withUnsafeBufferPointer { cells in
                    var walk = TreeWalk(tree: self, rows: rows, panel: panel, boxes: boxes, cells: cells)
                    walk.run(&search)
                }
            }
        }
    }
}

/// A search on its way through a tree.
private struct TreeWalk {
    let tree: NeighbourTree
    let rows: UnsafePointer<Double>
    let panel: UnsafePointer<Double>
    let boxes: UnsafeBufferPointer<Double>
    let cells: UnsafeBufferPointer<Double>

    private typealias Visit = (node: Int, bounds: SIMD8<Double>)

    mutating func run<Search: NeighbourSearch>(_ search: inout Search) {
        let innerCount = tree.innerCount
        withUnsafeTemporaryAllocation(of: Visit.self, capacity: 64) { stack in
            // No tree is as deep as 64: every level puts off one node at most.
            stack[0] = (0, SIMD8(repeating: 0))
            var waiting = 1
            while waiting > 0 {
                waiting -= 1
                var (node, bounds) = stack[waiting]
                guard any(bounds .< search.limits), !search.skips(node) else { continue }
                while node < innerCount {
                    let left = visit(2 * node + 1, search), right = visit(2 * node + 2, search)
                    guard let left else {
                        guard let right else { break }
                        (node, bounds) = right
                        continue
                    }
                    guard let right else {
                        (node, bounds) = left
                        continue
                    }
                    let leftIsNearer = left.bounds.sum() <= right.bounds.sum()
                    stack[waiting] = leftIsNearer ? right : left
                    waiting += 1
                    (node, bounds) = leftIsNearer ? left : right
                }
                if node >= innerCount { compare(with: node - innerCount, bounds, &search) }
            }
        }
    }

    /// A node that may hold something, with the magnitudes of the ways to its box.
    @inline(__always)
    private func visit<Search: NeighbourSearch>(_ node: Int, _ search: Search) -> Visit? {
        guard !search.skips(node) else { return nil }
        let depth = tree.depth
        var (limits, bounds) = (search.limits, SIMD8<Double>())
        let nearer = withUnsafeMutablePointer(to: &bounds) { bounds in
            withUnsafePointer(to: &limits) { limits in
                let box = boxes.baseAddress! + node * 2 * depth
                return tree.norm.boxNearer(
                    panel, lower: box, upper: box + depth, depth: depth,
                    than: UnsafeRawPointer(limits).assumingMemoryBound(to: Double.self),
                    into: UnsafeMutableRawPointer(bounds).assumingMemoryBound(to: Double.self))
            }
        }
        return nearer == 0 ? nil : (node, bounds)
    }

    /// Compares the queries with the rows of a leaf.
    @inline(__always)
    private func compare<Search: NeighbourSearch>(with leaf: Int, _ bounds: SIMD8<Double>, _ search: inout Search) {
        let depth = tree.depth
        let first = tree.leaves[leaf]
        let count = tree.leaves[leaf + 1] - first
        let size = min(tree.count - first * NeighbourTree.lanes, count * NeighbourTree.lanes)
        let valid = ~UInt64(0) >> UInt64(64 - size)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 64) { magnitudes in
            let magnitudes = magnitudes.baseAddress!
            for query in 0..<NeighbourTree.lanes where bounds[query] < search.limits[query] {
                let nearer = tree.norm.nearer(
                    rows + query * depth, panelCells + first * depth * NeighbourTree.lanes, count: count, depth: depth,
                    than: search.limits[query], into: magnitudes)
                if nearer & valid != 0 {
                    search.take(nearer & valid, from: first * NeighbourTree.lanes, for: query, magnitudes)
                }
            }
        }
    }

    /// Without columns there are no cells, and none is read.
    private var panelCells: UnsafePointer<Double> { cells.baseAddress ?? rows }
}
