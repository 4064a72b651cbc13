import Assets
import Foundation
import Tables
import Vocabulary
import Workbench

/// A reply as text for a terminal or a file.
struct ReplyText {
    let style: Style
    /// The terminal's width; `nil` where there is no limit.
    let width: Int?

    func text(of reply: Reply) -> String {
        reply.parts.map(text).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func text(_ part: Reply.Part) -> String {
        switch part {
        case .heading(let heading): "\n" + style(.strong, heading)
        case .text(let text): text.wrapped(to: width)
        case .table(let table, let total): self.text(of: table, total: total)
        case .figures(let figures): self.text(of: figures)
        case .ledger(let balance, let entries): self.text(of: balance, entries)
        case .warning(let warning): style(.warning, "note: ") + warning.wrapped(to: width.map { $0 - 6 })
        case .wrote(let path, let what): style(.good, "wrote ") + "\(path)  " + style(.faint, what)
        }
    }

    private func text(of table: Table, total: Int?) -> String {
        guard !table.columns.isEmpty else { return "no columns" }
        let columns = table.columns.map { column in
            TableText.Column(column.name, column.type == .integer || column.type == .number ? .trailing : .leading)
        }
        let rows = table.rows.map { row in row.map(shown) }
        var lines = [TableText(columns: columns, rows: rows, width: width).text]
        if let total, total != table.rowCount {
            lines.append(style(.faint, "\(table.rowCount.grouped) of \(total.counted("row"))"))
        } else if table.rowCount != 1, total != nil {
            lines.append(style(.faint, table.rowCount.counted("row")))
        }
        return lines.joined(separator: "\n")
    }

    /// Numbers with no more digits than a person compares; files and SQL have them all.
    private func shown(_ cell: Cell) -> String {
        switch cell {
        case .missing: "·"
        case .number(let number) where number == number.rounded() && number.magnitude < 1e15: Int(number).description
        case .number(let number) where number.magnitude >= 0.001 && number.magnitude < 1e9: "\((number * 1e4).rounded() / 1e4)"
        case .number(let number): String(format: "%.3g", number)
        default: cell.text
        }
    }

    private func text(of figures: [Figure]) -> String {
        figures.map { style(.name, $0.name) + " " + $0.text }.joined(separator: "   ")
    }

    private func text(of balance: RowBalance?, _ entries: [LedgerEntry]) -> String {
        var lines: [String] = []
        if let balance { lines.append("ledger: \(balance.text)") }
        if balance == nil, !entries.isEmpty { lines.append("ledger:") }
        lines += entries.map { "  " + $0.text }
        return lines.joined(separator: "\n")
    }
}
