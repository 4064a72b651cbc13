import FoundationEssentials

/// The first byte of a file that does not belong to the encoding it is read in.
public struct ForeignByte: Sendable, Equatable {
    public let byte: UInt8
    /// Counted from 1.
    public let line: Int
    /// What stands before it in its line; where that is long, the end of it.
    public let before: String

    /// Looks for one; `nil` where there is none, or the file cannot be read.
    ///
    /// Any two bytes are UTF-16. Of latin-1, 0x80 to 0x9F are control characters that nobody writes and the engine refuses.
    /// - Complexity: O(n) for n bytes; eight at a time where they are ASCII.
    public init?(inFile path: String, readAs encoding: TextReading.Encoding) {
        guard encoding != .utf16, let file = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else { return nil }
        let found = file.withUnsafeBytes { bytes -> (byte: UInt8, line: Int, before: [UInt8])? in
            guard let position = Self.position(in: bytes, encoding) else { return nil }
            let text = bytes[..<position]
            let lineStart = text.lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
            return (bytes[position], text.count { $0 == Self.newline } + 1, Array(text[lineStart...]))
        }
        guard let found else { return nil }
        (byte, line) = (found.byte, found.line)
        let text = encoding == .latin1
            ? String(String.UnicodeScalarView(found.before.map { Unicode.Scalar($0) })) : String(decoding: found.before, as: UTF8.self)
        before = String(text.suffix(Self.contextLength))
    }

    /// Whether latin-1 leaves it unused; on Windows these are quotes, dashes and the euro.
    public var isOfWindows: Bool { Self.unusedInLatin1.contains(byte) }

    private static let unusedInLatin1: ClosedRange<UInt8> = 0x80...0x9F
    private static let newline = UInt8(ascii: "\n")
    private static let contextLength = 20

    private static func position(in bytes: UnsafeRawBufferPointer, _ encoding: TextReading.Encoding) -> Int? {
        var position = 0
        while position < bytes.count {
            if position + 8 <= bytes.count, bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                position += 8
                continue
            }
            switch encoding {
            case .latin1:
                if unusedInLatin1.contains(bytes[position]) { return position }
                position += 1
            case .utf8, .utf16:
                guard let length = characterLength(at: position, in: bytes) else { return position }
                position += length
            }
        }
        return nil
    }

    /// The bytes of the UTF-8 character that begins there; `nil` where none does: Unicode Standard, table 3-7.
    private static func characterLength(at position: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        let first = bytes[position]
        let second: ClosedRange<UInt8>
        let length: Int
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
        return bytes[(position + 2)..<(position + length)].allSatisfy { (0x80...0xBF).contains($0) } ? length : nil
    }
}
