import Tables

/// A table as GitHub-flavoured Markdown, numbers to the right.
struct MarkdownTable {
    let text: String

    init(_ table: Table) {
        func line(_ cells: [String]) -> String {
            "| \(cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ")) |"
        }
        let rules = table.columns.map { [.integer, .number].contains($0.type) ? "---:" : "---" }
        let rows = table.rows.map { row in
            line(row.map(\.text))
        }
        text = ([line(table.columnNames), line(rules)] + rows).joined(separator: "\n") + "\n"
    }
}
