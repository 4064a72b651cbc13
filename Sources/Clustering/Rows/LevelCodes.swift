/// A text column as numbers: each cell is the place of its text among the distinct texts in sorted order.
struct LevelCodes: Sendable {
    /// Sorted.
    let texts: [String]
    /// One a row; −1 for a text that is not among `texts`.
    let codes: [Int32]

    /// - Complexity: O(n + m log m) for m distinct texts.
    init(of column: CategoricalColumn) {
        var known: [String: Int32] = [:]
        var codes: [Int32] = []
        codes.reserveCapacity(column.cells.count)
        for cell in column.cells {
            guard let cell else {
                codes.append(-1)
                continue
            }
            let next = Int32(known.count)
            codes.append(known[cell, default: next])
            if codes[codes.count - 1] == next { known[cell] = next }
        }
        texts = known.keys.sorted()
        var ranks = [Int32](repeating: 0, count: texts.count)
        for (rank, text) in texts.enumerated() { ranks[Int(known[text, default: 0])] = Int32(rank) }
        self.codes = codes.map { $0 < 0 ? -1 : ranks[Int($0)] }
    }

    /// Cells by texts that are already known.
    init(of column: CategoricalColumn, texts: [String]) {
        self.texts = texts
        let known = Dictionary(zip(texts, Int32(0)...), uniquingKeysWith: { first, _ in first })
        codes = column.cells.map { $0.flatMap { known[$0] } ?? -1 }
    }
}
