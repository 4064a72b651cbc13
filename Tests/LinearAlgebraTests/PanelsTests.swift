import Testing

@testable import LinearAlgebra

/// Instructions are chosen for the whole process, so these tests run one after another.
@Suite(.serialized)
struct PanelsTests {
    @Test(arguments: Instructions.allCases, [(0, 3), (1, 1), (7, 5), (8, 0), (16, 20), (133, 33)])
    func everySetOfInstructionsGivesTheDistances(instructions: Instructions, shape: (rows: Int, depth: Int)) {
        Instructions.use(instructions)
        defer { Instructions.use(.available) }
        var stream = RandomStream(seed: 3, purpose: 1)
        let rows = (0..<shape.rows).map { _ in (0..<shape.depth).map { _ in stream.nextUniform() } }
        let query = (0..<shape.depth).map { _ in stream.nextUniform() }
        #expect(agrees(rows, query, within: 1e-14))
        #expect(agrees(rows.map { $0.map(Float.init) }, query.map(Float.init), within: 1e-5))
    }

    private func agrees<Scalar: PanelScalar>(_ rows: [[Scalar]], _ query: [Scalar], within tolerance: Scalar) -> Bool {
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
