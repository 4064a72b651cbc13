import Glibc

/// The entries a person typed before, one a line in a file that only ever grows.
///
/// Line ends inside an entry are written `\n`, backslashes `\\`. Several shells may append to one file.
public struct HistoryFile: Sendable {
    private let path: String

    public init(path: String) { self.path = path }

    /// The last entries, oldest first; none where there is no file yet.
    public func entries(limit: Int) -> [String] {
        guard let file = fopen(path, "re") else { return [] }
        defer { fclose(file) }
        var entries: [String] = []
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        while getline(&buffer, &capacity, file) > 0, let buffer {
            entries.append(Self.decoded(String(cString: buffer)))
            if entries.count >= 2 * limit { entries.removeFirst(limit) }
        }
        return entries.suffix(limit)
    }

    /// Adds an entry and waits until it is on disk.
    ///
    /// - Returns: whether it could be written.
    @discardableResult
    public func append(_ entry: String) -> Bool {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        let bytes = Array((Self.encoded(entry) + "\n").utf8)
        return write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
    }

    private static func encoded(_ entry: String) -> String {
        var line = ""
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\0": continue
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// - Parameter line: with or without its line end.
    private static func decoded(_ line: String) -> String {
        var entry = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in line.unicodeScalars where scalar != "\n" {
            if isEscaped {
                entry.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                entry.append(scalar)
            }
        }
        return String(entry)
    }
}
