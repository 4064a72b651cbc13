import Engine
import Foundation
import Vocabulary

extension TextReading.Encoding: Choice {}

extension Diagnostic {
    /// What to say of a file whose text is not written in the encoding it is read in.
    ///
    /// - Parameter name: what its rows are to be called; where nobody said, the file's own name.
    init(of text: ForeignText, loadedAs name: String? = nil) {
        let title = text.encoding.title
        let message = text.byte.map { "line \($0.line) of \(text.path) is not \(title)" }
            ?? (text.encoding == .utf16 && text.writing == .utf16BigEndian
                ? "\(text.path) is UTF-16 with the high byte first, which is not read" : "\(text.path) is not \(title)")
        self.init(
            .unreadable, message, given: text.byte?.phrase ?? text.path, expected: text.expectation,
            next: text.remedy.flatMap { text.load(as: name, $0) })
    }
}

extension ForeignText {
    /// The encoding that reads the file as it is; `nil` where it must be converted.
    fileprivate var remedy: TextReading.Encoding? {
        switch writing {
        case .latin1: .latin1
        case .utf16: .utf16
        case .utf16BigEndian, .windows1252: nil
        // The byte order of what is compressed is not known, nor whether latin-1 will do; it is what there is most of.
        case nil: encoding == .utf8 ? .latin1 : nil
        }
    }

    fileprivate var expectation: String {
        switch writing {
        case .latin1, .utf16: "\(encoding.title), or \(remedy.map(\.title) ?? "") said with encoding="
        case .utf16BigEndian: "UTF-8, or UTF-16 with the low byte first; \(conversion(from: "UTF-16"))"
        case .windows1252: "UTF-8; 0x80 to 0x9F are in windows-1252: \(conversion(from: "WINDOWS-1252"))"
        case nil: "\(encoding.title), or another encoding said with encoding=: \(others)"
        }
    }

    private var others: String {
        TextReading.Encoding.allCases.filter { $0 != encoding }.map(\.rawValue).joined(separator: ", ")
    }

    /// What turns the file into UTF-8 at a shell's prompt.
    private func conversion(from encoding: String) -> String {
        let copy = "utf-8-" + URL(filePath: path).lastPathComponent
        guard FileFormat.isCompressed(path) else { return "iconv -f \(encoding) -t UTF-8 \(path.inShell) > \(copy.inShell)" }
        let reader = path.lowercased().hasSuffix(".gz") ? "gzip" : "zstd"
        let unpacked = URL(filePath: copy).deletingPathExtension().lastPathComponent
        return "\(reader) -dc \(path.inShell) | iconv -f \(encoding) -t UTF-8 > \(unpacked.inShell)"
    }

    /// The command that loads the file in another encoding; `nil` for a file that `load` does not take for text.
    fileprivate func load(as name: String?, _ encoding: TextReading.Encoding) -> String? {
        guard (try? FileFormat(path: path))?.isDelimited == true else { return nil }
        let stem = URL(filePath: path).lastPathComponent.prefix { $0 != "." }.map { $0.isLetter || $0.isNumber ? $0 : "_" }
        let own = stem.first?.isLetter == true ? String(stem) : "rows"
        return "load \(name ?? own) \(Value.text(path).text) encoding=\(encoding.rawValue)"
    }
}

extension ForeignByte {
    fileprivate var phrase: String {
        // Every byte that is foreign is at least 0x80 and has two digits.
        "byte 0x\(String(byte, radix: 16, uppercase: true)) " + (before.isEmpty ? "at the start of its line" : "after “\(before)”")
    }
}

extension TextReading.Encoding {
    fileprivate var title: String { self == .latin1 ? "latin-1" : rawValue.uppercased() }
}

extension String {
    /// The text as one word of a shell's command.
    fileprivate var inShell: String {
        let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-/".contains($0)) }
        return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}
