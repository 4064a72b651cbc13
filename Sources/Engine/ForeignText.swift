import FoundationEssentials

/// The text of a file that is read in an encoding it is not written in, as far as its bytes tell.
public struct ForeignText: Sendable, Equatable {
    /// What a text is most likely written in.
    public enum Writing: Sendable {
        case latin1
        case utf16
        /// UTF-16 with the high byte first, which the engine takes for other characters without a word.
        case utf16BigEndian
        case windows1252
    }

    public let path: String
    /// What it is read in.
    public let encoding: TextReading.Encoding
    /// The byte that shows it, where one does.
    public let byte: ForeignByte?
    /// `nil` where nothing tells: of what is compressed, no byte is looked at.
    public let writing: Writing?

    /// Looks at the bytes of a file.
    public init(inFile path: String, readAs encoding: TextReading.Encoding) {
        (self.path, self.encoding) = (path, encoding)
        guard !FileFormat.isCompressed(path) else {
            (byte, writing) = (nil, nil)
            return
        }
        byte = ForeignByte(inFile: path, readAs: encoding)
        writing = Self.marked(path) ?? byte.map { byte in
            byte.isOfWindows || (encoding == .utf8 && ForeignByte(inFile: path, readAs: .latin1) != nil) ? .windows1252 : .latin1
        }
    }

    /// A file that the engine reads with the bytes of each character turned round.
    public init(turnedRoundIn path: String) {
        (self.path, encoding, byte, writing) = (path, .utf16, nil, .utf16BigEndian)
    }

    /// Whether the bytes show that the file is written in something else than it is read in.
    public var isShown: Bool {
        byte != nil || writing == .utf16BigEndian || (writing == .utf16 && encoding != .utf16)
    }

    /// Whether a file begins with the mark of UTF-16 whose high byte comes first.
    public static func isMarkedBigEndian(_ path: String) -> Bool {
        !FileFormat.isCompressed(path) && marked(path) == .utf16BigEndian
    }

    /// What the mark at the beginning says, where there is one.
    private static func marked(_ path: String) -> Writing? {
        guard let file = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else { return nil }
        return switch Array(file.prefix(2)) {
        case [0xFF, 0xFE]: .utf16
        case [0xFE, 0xFF]: .utf16BigEndian
        default: nil
        }
    }
}
