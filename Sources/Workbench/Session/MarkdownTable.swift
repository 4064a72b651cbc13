import Tables

/// A table as GitHub-flavoured Markdown, numbers to the right.
struct MarkdownTable {
    let text: String

    init(_ table: Table) {
        func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
        let rules = table.columns.map { [.integer, .number].contains($0.type) ? "---:" : "---" }
        let rows = table.rows.map { row in
            line(row.map { $0.text.replacing("|", with: "\\|").replacing("\n", with: " ") })
        }
        text = ([line(table.columnNames), line(rules)] + rows).joined(separator: "\n") + "\n"
    }
}
