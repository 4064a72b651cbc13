import Testing

@testable import LinearAlgebra

/// Instructions are chosen for a whole process, so each of these tests has one of its own.
struct PanelsTests {
    @Test func everySetOfInstructionsGivesTheDistances() async {
        await #expect(processExitsWith: .success) {
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                for (rows, depth) in Rows.shapes {
                    let table = Rows(rows, depth)
                    #expect(PanelsTests.agrees(table.cells, table.query, within: 1e-14))
                    #expect(PanelsTests.agrees(table.cells.map { $0.map(Float.init) }, table.query.map(Float.init), within: 1e-5))
                }
            }
        }
    }

    @Test func everySetOfInstructionsCentresRows() async {
        await #expect(processExitsWith: .success) {
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                for (rows, depth) in Rows.shapes where rows > 0 {
                    let table = Rows(rows, depth)
                    let (panels, total) = table.panels
                    var squares = 0.0
                    for (row, cells) in table.cells.enumerated() {
                        let expected = cells.map { Float(($0 - 0.5) * 2) }
                        #expect(panels.row(row) == expected)
                        squares += Double(table.weights[row]) * expected.reduce(0) { $0 + Double($1) * Double($1) }
                    }
                    #expect(abs(total - squares) <= 1e-12 * squares)
                    #expect(panels.cells.count { $0 != 0 } <= rows * depth)
                }
            }
        }
    }

    @Test func everySetOfInstructionsApproachesAndWeighsWhatIsLeft() async {
        await #expect(processExitsWith: .success) {
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                for (rows, depth) in Rows.shapes where rows > 0 {
                    let table = Rows(rows, depth)
                    let panels = table.panels.panels
                    let padding = [Float](repeating: 0, count: panels.count * Panels<Float>.lanes - rows)
                    let weights = table.weights + padding
                    var closest = Array(repeating: Float(0.7), count: rows) + padding
                    let queries = (0..<4).map { panels.row($0 % rows) }
                    var left = [Double](repeating: 0, count: 4)
                    panels.remainders(
                        of: queries.flatMap(\.self), panels: 0..<panels.count, weights: weights, closest: closest,
                        addingTo: &left)
                    let sum = panels.approach(queries[1], panels: 0..<panels.count, weights: weights, closest: &closest)
                    let expected = table.left(of: 0.7, in: panels, approaching: queries[1])
                    #expect(abs(sum - expected) <= 1e-5 * max(1, expected) && abs(left[1] - expected) <= 1e-5 * max(1, expected))
                    #expect(closest[1 % rows] == 0 && closest.suffix(padding.count) == padding[...])
                }
            }
        }
    }

    @Test func everySetOfInstructionsAddsTheDistancesOfBothSides() async {
        await #expect(processExitsWith: .success) {
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                for (rows, depth) in Rows.shapes where rows > 0 && depth > 0 {
                    let lists = Rows(rows, depth).cells
                    let lanes = Panels<Double>.lanes
                    let filled = lists + Array(repeating: lists[0], count: (lanes - rows % lanes) % lanes)
                    let panels = Panels<Double>(rows: filled.count, depth: depth) { filled[$0][$1] }
                    for first in [0, min(3, rows)] {
                        var sums = [Double](repeating: 0, count: filled.count)
                        var otherSums = [Double](repeating: 0, count: (rows - first) * lanes)
                        panels.addDistances(
                            panels: 0..<panels.count, others: first..<rows, norms: panels.squaredNorms, to: &sums,
                            otherSums: &otherSums)
                        for row in 0..<rows {
                            let expected = PanelsTests.sumOfDistances(from: lists[row], to: lists[first...])
                            #expect(abs(sums[row] - expected) <= 1e-12 * max(1, expected))
                        }
                        for other in first..<rows {
                            let expected = PanelsTests.sumOfDistances(from: lists[other], to: filled[...])
                            let met = otherSums[(other - first) * lanes..<(other - first + 1) * lanes].reduce(0, +)
                            #expect(abs(met - expected) <= 1e-12 * max(1, expected))
                        }
                    }
                }
            }
        }
    }

    private static func sumOfDistances(from row: [Double], to others: ArraySlice<[Double]>) -> Double {
        others.reduce(0.0) { sum, other in
            let square: Double = zip(other, row).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            return sum + square.squareRoot()
        }
    }

    private static func agrees<Scalar: PanelScalar>(_ rows: [[Scalar]], _ query: [Scalar], within tolerance: Scalar) -> Bool {
        let panels = Panels<Scalar>(rows: rows.count, depth: query.count) { rows[$0][$1] }
        var distances = [Scalar](repeating: -1, count: panels.count * Panels<Scalar>.lanes)
        query.withUnsafeBufferPointer { query in
            var nothing = Scalar.zero
            withUnsafePointer(to: &nothing) { origin in
                panels.squaredDistances(from: query.baseAddress ?? origin, panels: 0..<panels.count, into: &distances)
            }
        }
        return rows.indices.allSatisfy { row in
            let plain = zip(rows[row], query).reduce(Scalar.zero) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            return abs(distances[row] - plain) <= tolerance * max(1, plain)
        }
    }
}
