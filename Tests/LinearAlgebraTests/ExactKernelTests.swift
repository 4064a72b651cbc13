import Testing

@testable import LinearAlgebra

/// What is reported comes from these, so every set of instructions must give the bits that plain Swift gives.
struct ExactKernelTests {
    @Test func everySetOfInstructionsFindsTheNearestTwo() async {
        await #expect(processExitsWith: .success) {
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                for (rows, depth) in Rows.shapes where rows > 0 {
                    let table = Rows(rows, depth)
                    for clusters in [1, 2, 5, 9] where depth > 0 {
                        let centres = Rows(clusters, depth).cells.map { $0.map { 1 - $0 } }
                        var nearest = NearestTwo(depth: depth)
                        nearest.find(0..<rows, of: table.matrix, among: Matrix(centres))
                        for (row, cells) in table.cells.enumerated() {
                            let squares = centres.map { centre in
                                zip(cells, centre).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
                            }
                            let order = squares.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }
                            #expect(Int(nearest.first[row]) == order[0] && nearest.firstSquares[row] == squares[order[0]])
                            #expect(Int(nearest.second[row]) == (clusters > 1 ? order[1] : -1))
                            #expect(nearest.secondSquares[row] == (clusters > 1 ? squares[order[1]] : .infinity))
                        }
                    }
                }
            }
        }
    }

    @Test func everySetOfInstructionsAddsRowsToTheirClusters() async {
        await #expect(processExitsWith: .success) {
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                let table = Rows(133, 33)
                let labels = (0..<133).map { Int32($0 * 7 % 5) }
                let weights = table.weights.map(Double.init)
                var sums = ClusterSums(clusters: 5, depth: 33)
                sums.add(0..<133, of: table.matrix, about: table.query, weights: weights, labels: labels)
                var (expected, masses, counts) = ([Double](repeating: 0, count: 5 * 33), [0.0, 0, 0, 0, 0], [0, 0, 0, 0, 0])
                for row in 0..<133 where weights[row] > 0 {
                    masses[Int(labels[row])] += weights[row]
                    counts[Int(labels[row])] += 1
                    for column in 0..<33 {
                        expected[Int(labels[row]) * 33 + column] += weights[row] * (table.cells[row][column] - table.query[column])
                    }
                }
                #expect(sums.sums == expected && sums.masses == masses && sums.counts == counts)
            }
        }
    }

    @Test func everySetOfInstructionsSummarisesColumns() async {
        await #expect(processExitsWith: .success) {
            let table = Rows(133, 33)
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                let summary = ColumnSummary(of: 0..<133, in: table.matrix)
                #expect(summary.means == table.matrix.columnMeans)
                for column in 0..<33 {
                    let cells = table.cells.map { $0[column] }
                    #expect(summary.least[column] == cells.min() && summary.greatest[column] == cells.max())
                }
            }
        }
    }

    @Test(arguments: [1, 15, 16, 100])
    func rowsFindTheLeavesThatOneStepAfterAnotherLeadsTo(rows: Int) {
        // Split by the first column, and above by the second: leaves 1, 2 and 4.
        let tree = SplitTree(columns: [0, -1, 1, -1, -1], splits: [0.5, 10, 0.25, 20, 40], rights: [2, 0, 4, 0, 0])
        let table = Rows(rows, 3)
        var sums = [Double](repeating: 1, count: WalkingRows.most)
        tree.addLeaves(of: WalkingRows(0..<rows, of: table.matrix), to: &sums)
        let expected: [Double] = table.cells.map { cells in cells[0] < 0.5 ? 11 : cells[1] < 0.25 ? 21 : 41 }
        #expect(Array(sums.prefix(rows)) == expected)
    }

    @Test func mergedSummariesAreThoseOfAllRows() {
        let table = Rows(133, 5)
        var summary = ColumnSummary(of: 0..<50, in: table.matrix)
        summary.merge(ColumnSummary(of: 50..<133, in: table.matrix))
        let whole = ColumnSummary(of: 0..<133, in: table.matrix)
        #expect(summary.least == whole.least && summary.greatest == whole.greatest)
        #expect(zip(summary.means, whole.means).allSatisfy { abs($0 - $1) < 1e-14 })
        #expect(abs(summary.largestDeviation - whole.largestDeviation) < 1e-14)
    }
}
