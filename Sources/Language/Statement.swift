import Vocabulary

/// A command as it was written: a verb and what it is given.
public struct Statement: Sendable, Equatable {
    /// The verb in full, also where a prefix was typed.
    public let verb: String
    public let verbPlace: Diagnostic.Place
    public internal(set) var operands: [Written] = []
    public internal(set) var options: [Option] = []
    /// The rest of the statement, for a verb that takes it as it stands.
    public internal(set) var tail: Written?
    /// The name after `as`.
    public internal(set) var name: Written?
    /// The file after `>`.
    public internal(set) var file: Written?
    /// The statement as it was written, comments and line ends included.
    public internal(set) var source = ""
    /// The first line of the statement.
    public internal(set) var place: Diagnostic.Place
    /// The character after the last word, where something more could stand.
    public internal(set) var end: Diagnostic.Place
    public internal(set) var expectations: [String] = []

    /// A setting, written `name=value`.
    public struct Option: Sendable, Equatable {
        public let name: String
        public let place: Diagnostic.Place
        public let value: Written
    }

    init(verb: String, place: Diagnostic.Place) {
        self.verb = verb
        verbPlace = place
        self.place = place
        end = place
    }

    /// The statement written out in full; reading it again gives the same statement.
    public var canonical: String {
        var words = [verb] + operands.map(\.text)
        words += options.map { "\($0.name)=\($0.value.text)" }
        if let tail { words.append(tail.text) }
        if let name { words.append("as \(name.text)") }
        if let file { words.append("> \(file.text)") }
        return words.joined(separator: " ")
    }
}
