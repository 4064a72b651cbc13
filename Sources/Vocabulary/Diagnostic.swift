/// What a person sees when something cannot be done: where, what was expected, what was given, and what to type next.
public struct Diagnostic: Error, Sendable, Equatable {
    public var code: DiagnosticCode
    /// One sentence, without a full stop.
    public var message: String
    public var place: Place?
    public var given: String?
    public var expected: String?
    /// Names like the one given, nearest first.
    public var nearest: [String]
    /// One command that can be typed next.
    public var next: String?

    public init(
        _ code: DiagnosticCode, _ message: String, at place: Place? = nil, given: String? = nil,
        expected: String? = nil, nearest: [String] = [], next: String? = nil
    ) {
        self.code = code
        self.message = message
        self.place = place
        self.given = given
        self.expected = expected
        self.nearest = nearest
        self.next = next
    }

    /// The same diagnostic, said of `place` where it does not yet know its own.
    public func at(_ place: Place?) -> Self {
        var located = self
        located.place = located.place ?? place
        return located
    }
}

extension Diagnostic {
    /// Where in which text something was found.
    public struct Place: Sendable, Equatable {
        /// The file the text came from; `nil` for the prompt.
        public var file: String?
        /// Counted from 1.
        public var line: Int
        /// The first column that is meant, counted from 1 in characters.
        public var column: Int
        /// How many characters are meant, at least 1.
        public var length: Int
        /// The line as it was written.
        public var text: String

        public init(file: String? = nil, line: Int, column: Int, length: Int = 1, text: String) {
            self.file = file
            self.line = line
            self.column = column
            self.length = max(1, length)
            self.text = text
        }
    }

    /// The diagnostic as lines of plain text, the caret under the word that is meant.
    public var lines: [String] {
        var lines = ["error[\(code.rawValue)]: \(message)"]
        if let place {
            if let file = place.file { lines.append("  --> \(file):\(place.line):\(place.column)") }
            if !place.text.isEmpty {
                let number = String(place.line)
                lines.append("  \(number) | \(place.text)")
                let indent = String(repeating: " ", count: number.count + 5 + place.column - 1)
                lines.append(indent + String(repeating: "^", count: place.length))
            }
        }
        if let given { lines.append("  given:    \(given)") }
        if let expected { lines.append("  expected: \(expected)") }
        if !nearest.isEmpty { lines.append("  nearest:  \(nearest.joined(separator: ", "))") }
        if let next { lines.append("  try:      \(next)") }
        return lines
    }
}

/// An error that knows how a person should be told of it.
public protocol Diagnosable: Error {
    var diagnostic: Diagnostic { get }
}

extension Diagnostic: Diagnosable {
    public var diagnostic: Diagnostic { self }
}
