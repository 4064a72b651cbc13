extension String {
    /// The text with its lines broken between words so that none is wider than `width`; `nil` breaks none.
    ///
    /// Lines keep their indentation. A word wider than the limit stands alone.
    func wrapped(to width: Int?) -> String {
        guard let width, width > 20 else { return self }
        return split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.wrapped($0, to: width) }.joined(separator: "\n")
    }

    private static func wrapped(_ line: Substring, to width: Int) -> String {
        guard line.count > width else { return String(line) }
        let indent = String(line.prefix { $0 == " " })
        var lines: [String] = []
        var current = indent
        for word in line.dropFirst(indent.count).split(separator: " ") {
            let isFirst = current == indent
            if !isFirst, current.count + 1 + word.count > width {
                lines.append(current)
                current = indent + word
            } else {
                current += (isFirst ? "" : " ") + word
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }
}
