import LinearAlgebra

/// For every row, the sums of its distances to the rows of every cluster of several partitions.
///
/// Distances come from products of centred rows and keep nine digits and more, but for rows much nearer to each other than to
/// the centre. Sums of such distances are added up again from differences; among larger ones they weigh little.
struct DistanceSums: Sendable {
    private let rows: Matrix
    /// By cluster of all partitions.
    private let members: [[Int32]]
    /// By cluster of all partitions: whether its rows are all equal.
    private let isUniform: [Bool]
    private let tiles: DistanceTiles
    /// Where every row is in the order of the tiles.
    private let places: [Int]
    /// For the distances that a row met as one in a panel, and as one of the others.
    private let asRows: [Double]
    private let asOthers: [Double]

    /// Below this share of a row's squared norm, its mean squared distance has lost digits.
    private static let leastShare = 0x1p-20

    /// Lets every block of rows meet every other once; a distance serves both the rows that it lies between.
    ///
    /// Blocks are taken in rounds, as in a tournament: in round r block b meets block b + r, so that within a round each
    /// block is added to once as rows and once as others, and no two threads meet. The rounds fix the order of addition.
    ///
    /// - Complexity: O(n²·d), and memory for 2·n·Σk doubles.
    init(among points: Matrix, by cells: JointCells, in execution: Execution) throws(ClusteringError) {
        let rows = try MedianCentredRows(points, in: execution).values
        let tiles = try DistanceTiles(rows, by: cells, in: execution)
        let blocks = (0..<rows.rows).blocks(of: DistanceTiles.block)
        var asRows = [Double](repeating: 0, count: tiles.slotCount)
        var asOthers = asRows
        for round in 0...blocks.count / 2 {
            // Half-way around a circle of even length every pair would meet twice.
            let meetings = round > 0 && round * 2 == blocks.count ? round : blocks.count
            try asRows.withUnsafeMutableBufferPointer { (rowSums) throws(ClusteringError) in
                try asOthers.withUnsafeMutableBufferPointer { (otherSums) throws(ClusteringError) in
                    guard let first = rowSums.baseAddress, let second = otherSums.baseAddress else { return }
                    nonisolated(unsafe) let (rowSums, otherSums) = (first, second)
                    _ = try execution.map(meetings) { block in
                        tiles.add(blocks[block], blocks[(block + round) % blocks.count], to: rowSums, otherSums: otherSums)
                    }
                }
            }
            execution.progress(Double(round + 1) / Double(blocks.count / 2 + 1))
        }
        self.rows = rows
        let members = cells.members
        self.members = members
        isUniform = try execution.map(members.count) { cluster in
            members[cluster].allSatisfy { rows.row(Int($0)) == rows.row(Int(members[cluster][0])) }
        }
        self.tiles = tiles
        self.asRows = asRows
        self.asOthers = asOthers
        places = cells.rows.enumerated().reduce(into: cells.rows) { $0[$1.element] = $1.offset }
    }

    /// The sum of a row's distances to the rows of a cluster, counted over the clusters of all partitions.
    subscript(row: Int, cluster: Int) -> Double {
        let slot = tiles.slot(places[row], cluster)
        let sum = asRows[slot] + asOthers[slot]
        let mean = sum / Double(members[cluster].count)
        if mean * mean >= Self.leastShare * tiles.norms[places[row]] { return sum }
        if isUniform[cluster], rows.row(row) == rows.row(Int(members[cluster][0])) { return 0 }
        return sumOfDifferences(row, cluster)
    }

    private func sumOfDifferences(_ row: Int, _ cluster: Int) -> Double {
        let depth = rows.columns
        return rows.withUnsafeElements { cells in
            guard let cells = cells.baseAddress else { return 0 }
            return members[cluster].reduce(0) {
                $0 + Distances.squared(cells + row * depth, cells + Int($1) * depth, count: depth).squareRoot()
            }
        }
    }
}
