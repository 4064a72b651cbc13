import Engine
import Foundation
import Vocabulary

extension TextReading.Encoding: Choice {}

extension Diagnostic {
    /// What to say of a file whose text is not written in the encoding it is read in.
    init(ofTextIn path: String, notReadAs encoding: TextReading.Encoding) {
        // What is compressed is not looked into.
        let isPlain = ![".gz", ".zst"].contains(where: path.lowercased().hasSuffix)
        self.init(ofTextIn: path, notReadAs: encoding, found: isPlain ? ForeignByte(inFile: path, readAs: encoding) : nil)
    }

    /// - Parameter found: the byte that shows it, where it is known.
    init(ofTextIn path: String, notReadAs encoding: TextReading.Encoding, found: ForeignByte?) {
        let name = URL(filePath: path).lastPathComponent
        let given = found.map { found in
            let digits = String(found.byte, radix: 16, uppercase: true)
            let place = found.before.isEmpty ? "at the start of its line" : "after “\(found.before)”"
            return "byte 0x\(digits.count < 2 ? "0" : "")\(digits) \(place)"
        }
        // The bytes that latin-1 leaves unused are quotes, dashes and the euro on Windows.
        let isOfWindows = found.map { (0x80...0x9F).contains($0.byte) } ?? false
        let expected = switch encoding {
        case .latin1: "text of which every byte is in latin-1; 0x80 to 0x9F are in windows-1252"
        case .utf8, .utf16: "UTF-8; load takes encoding=latin-1 or utf-16 for a file that is written so"
        }
        self.init(
            .unreadable, found.map { "line \($0.line) of \(path) is not \(encoding.title)" } ?? "\(path) is not \(encoding.title)",
            given: given ?? path, expected: expected,
            next: "iconv -f \(isOfWindows ? "windows-1252" : "latin1") -t utf-8 \(Value.text(path).text) > \(Value.text("utf-8-" + name).text)")
    }
}

extension TextReading.Encoding {
    fileprivate var title: String { self == .latin1 ? "latin-1" : rawValue.uppercased() }
}
