/// Rows laid out in columns for a terminal or a text file.
///
/// A table too wide for its limit has its longest texts shortened first, then loses columns from its middle, and says how many.
public struct TableText: Sendable {
    /// What stands above the cells, and on which side they stand.
    public struct Column: Sendable {
        public enum Alignment: Sendable { case leading, trailing }

        public let name: String
        public let alignment: Alignment

        public init(_ name: String, _ alignment: Alignment = .leading) {
            self.name = name
            self.alignment = alignment
        }
    }

    /// The header, a rule, and a line per row; no line ends in blanks.
    public let lines: [String]
    /// How many columns did not fit.
    public let hiddenColumns: Int

    public var text: String { lines.joined(separator: "\n") }

    /// - Parameters:
    ///   - rows: the cells of each row, as many as there are columns; missing ones are empty.
    ///   - width: the columns of the terminal; `nil` for no limit.
    /// - Complexity: O(c) for c characters in all cells.
    public init(columns: [Column], rows: [[String]], width: Int? = nil) {
        let grid = columns.indices.map { index in
            [columns[index].name.printable] + rows.map { index < $0.count ? $0[index].printable : "" }
        }
        let layout = Layout(natural: grid.map { $0.lazy.map(\.columns).max() ?? 0 }, limit: width)
        hiddenColumns = layout.hidden.count
        lines = Self.draw(grid, alignments: columns.map(\.alignment), layout: layout, rowCount: rows.count)
    }

    private static func draw(
        _ grid: [[String]], alignments: [Column.Alignment], layout: Layout, rowCount: Int
    ) -> [String] {
        func line(_ cell: (Int) -> String, gap: String) -> String {
            var cells = layout.widths.indices.filter { !layout.hidden.contains($0) }.map(cell)
            if !layout.hidden.isEmpty { cells.insert(gap, at: layout.hidden.lowerBound) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
        func row(_ index: Int) -> String {
            line({ grid[$0][index].padded(to: layout.widths[$0], alignments[$0]) }, gap: "…")
        }
        var lines = [row(0), line({ String(repeating: "─", count: layout.widths[$0]) }, gap: "─")]
        lines += (0..<rowCount).map { row($0 + 1) }
        if !layout.hidden.isEmpty {
            lines.append("… \(layout.hidden.count) \(layout.hidden.count == 1 ? "column" : "columns") not shown")
        }
        return lines
    }
}

extension TableText {
    /// The width of each column, and which are left out.
    private struct Layout {
        private(set) var widths: [Int]
        private(set) var hidden = 0..<0

        /// No column is made narrower than this to make room for others.
        private static let narrowest = 16
        private static let gap = 2

        init(natural: [Int], limit: Int?) {
            widths = natural
            guard let limit else { return }
            shorten(to: limit)
            hide(to: limit)
        }

        private func total(without hidden: Range<Int>) -> Int {
            let shown = widths.indices.filter { !hidden.contains($0) }.map { widths[$0] } + (hidden.isEmpty ? [] : [1])
            return shown.reduce(0, +) + Self.gap * max(0, shown.count - 1)
        }

        /// Cuts the widest columns down to one width that makes the table fit, as far as that goes.
        private mutating func shorten(to limit: Int) {
            var excess = total(without: hidden) - limit
            // The first column says what a row is about, and is typed again: it stays whole.
            while excess > 0, let widest = widths.dropFirst().max(), widest > Self.narrowest {
                let level = max(Self.narrowest, widths.dropFirst().filter { $0 < widest }.max() ?? 0)
                let atTop = widths.indices.dropFirst().filter { widths[$0] == widest }
                let cut = min(widest - level, (excess + atTop.count - 1) / atTop.count)
                for index in atTop { widths[index] -= cut }
                excess = total(without: hidden) - limit
            }
        }

        /// Leaves columns out from the middle until the rest fits; the first and the last stay, cut where they must be.
        private mutating func hide(to limit: Int) {
            guard total(without: hidden) > limit else { return }
            hidden = widths.count / 2..<widths.count / 2
            while total(without: hidden) > limit, hidden.count < widths.count - 2 {
                let left = hidden.lowerBound - 1
                let right = widths.count - 1 - hidden.upperBound
                hidden = left >= right ? hidden.lowerBound - 1..<hidden.upperBound : hidden.lowerBound..<hidden.upperBound + 1
            }
            let excess = total(without: hidden) - limit
            if excess > 0, let last = widths.indices.last(where: { !hidden.contains($0) }) {
                widths[last] = max(1, widths[last] - excess)
            }
        }
    }
}

extension String {
    /// The text on one line, without what would move a terminal's cursor.
    fileprivate var printable: String {
        guard contains(where: { $0.isNewline || $0.columns == 0 }) else { return self }
        return String(compactMap { $0.isNewline || $0 == "\t" ? " " : $0.columns == 0 ? nil : $0 })
    }

    fileprivate func padded(to width: Int, _ alignment: TableText.Column.Alignment) -> String {
        let text = shortened(to: width)
        let blanks = String(repeating: " ", count: max(0, width - text.columns))
        return alignment == .leading ? text + blanks : blanks + text
    }
}
