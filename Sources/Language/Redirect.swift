import Vocabulary

/// The `> FILE` that ends a statement.
enum Redirect {
    /// The endings that say what to write where no verb says more; see `Grammar.fileEndings`.
    static let endings = [".csv", ".tsv", ".parquet", ".json", ".md", ".html", ".svg", ".txt", ".clu"]

    static func hasKnownEnding(_ path: String, among endings: [String]) -> Bool {
        endings.contains { path.lowercased().hasSuffix($0) && path.count > $0.count }
    }

    /// The file after the last `>` of a raw text, where it is the last thing in it and one path with a known ending.
    ///
    /// Everything else after `>` is SQL's comparison.
    static func split(from raw: inout RawText, in source: SourceText, before end: Int, endings: [String]) -> Written? {
        guard let (index, position) = raw.lastGreater,
            case let written = raw.characters[(index + 1)...].trimmed, let path = path(in: String(written), endings)
        else { return nil }
        raw.characters.removeSubrange(index...)
        let start = source.characters[(position + 1)..<end].trimmed.startIndex
        return Written(.text(path), place: source.place(of: start..<start + written.count))
    }

    private static func path(in text: String, _ endings: [String]) -> String? {
        var scanner = Scanner(SourceText(text))
        guard let path = try? scanner.readFileName(), scanner.isAtEnd, hasKnownEnding(path, among: endings) else { return nil }
        return path
    }
}
