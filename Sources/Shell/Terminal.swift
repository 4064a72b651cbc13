import Glibc

/// What the program is connected to.
public enum Terminal {
    /// A stream a person may be looking at.
    public enum Stream: Int32, Sendable {
        case input = 0
        case output = 1
        case error = 2

        public var isTerminal: Bool { isatty(rawValue) == 1 }
    }

    /// The width of the terminal in columns; `nil` where the stream is none.
    public static func width(of stream: Stream) -> Int? { size(of: stream)?.columns }

    /// Columns and rows; 80 by 24 for a terminal that does not know its size.
    public static func size(of stream: Stream) -> (columns: Int, rows: Int)? {
        guard stream.isTerminal else { return nil }
        var size = winsize()
        guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}
