import Testing

@testable import LinearAlgebra

extension PanelsTests {
    /// Whole numbers, so that nothing is rounded and every set of instructions must give the same.
    @Test func everySetOfInstructionsFindsTheCandidates() async {
        await #expect(processExitsWith: .success) {
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                for (rows, depth) in [(1, 1), (16, 3), (100, 7)] {
                    let sample = WardSample(rows: rows, depth: depth)
                    var panels = 0..<sample.panels.count
                    while let panel = sample.first(in: panels) {
                        #expect(panels.prefix { $0 < panel }.allSatisfy { sample.plainMasks(of: $0).allSatisfy { $0 == 0 } })
                        #expect(sample.masks(in: panel..<panel + 1) == sample.plainMasks(of: panel))
                        panels = panel + 1..<panels.upperBound
                    }
                    #expect(panels.allSatisfy { sample.plainMasks(of: $0).allSatisfy { $0 == 0 } })
                }
            }
        }
    }
}

/// Some queries and rows, and what is to be found of them.
private struct WardSample {
    let panels: Panels<Float>
    private let queries: [Float]
    private let offsets: [Float]
    private let limits: [Float]
    private let norms: [Float]
    private let sizes: [Float]

    init(rows: Int, depth: Int) {
        var stream = RandomStream(seed: 6, purpose: 2)
        let draw = { (count: Int, range: ClosedRange<Int>) -> [Float] in
            (0..<count).map { _ in Float(range.lowerBound + stream.nextIndex(below: range.count)) }
        }
        let cells = draw(rows * depth, -3...3)
        panels = Panels(rows: rows, depth: depth) { cells[$0 * depth + $1] }
        let room = panels.count * WardCandidates.lanes
        queries = draw(WardCandidates.queries * depth, -3...3)
        offsets = draw(WardCandidates.queries, 0...9)
        limits = draw(WardCandidates.queries, -90 ... -40)
        sizes = draw(room, 1...4)
        var norms = draw(room, 0...9)
        for row in rows..<room { norms[row] = .infinity }
        self.norms = norms
    }

    func first(in panels: Range<Int>) -> Int? { find(in: panels).panel }

    func masks(in panels: Range<Int>) -> [UInt16] { find(in: panels).masks }

    private func find(in panels: Range<Int>) -> (panel: Int?, masks: [UInt16]) {
        var masks = [UInt16](repeating: 0, count: WardCandidates.queries)
        // Rows that only fill a panel up are of no use where 0 · ∞ would arise.
        let cells = self.panels.cells.map { $0.isFinite ? $0 : 0 }
        let panel = WardCandidates.first(
            in: panels, queries, offsets: offsets, limits: limits, among: cells, norms: norms, sizes: sizes,
            depth: self.panels.depth, into: &masks)
        return (panel, masks)
    }

    func plainMasks(of panel: Int) -> [UInt16] {
        (0..<WardCandidates.queries).map { query in
            (0..<WardCandidates.lanes).reduce(UInt16(0)) { mask, lane in
                let row = panel * WardCandidates.lanes + lane
                guard row < panels.rows else { return mask }
                var sum = norms[row] + offsets[query]
                for column in 0..<panels.depth {
                    let cell = panels.cells[(panel * panels.depth + column) * WardCandidates.lanes + lane]
                    sum += queries[column * WardCandidates.queries + query] * cell
                }
                return sum * sizes[row] <= limits[query] ? mask | 1 << UInt16(lane) : mask
            }
        }
    }
}
