import Foundation
import Language
import Store
import Vocabulary

extension Session {
    /// The verbs and what each takes.
    public nonisolated static let grammar = Grammar(describedBy: Commands.all.entries.map { $0 })

    /// Runs what was typed, sentence by sentence; the audience hears each reply.
    ///
    /// - Returns: whether the session is to end.
    /// - Throws: `Diagnostic` for the first sentence that cannot be done; those before it stay done.
    @discardableResult
    public func execute(
        _ source: String, file: String? = nil, style: Parser.Style = .prompt
    ) async throws(Diagnostic) -> Bool {
        let sentences = try Parser(grammar: Self.grammar, style: style).parse(source, file: file)
        for sentence in sentences {
            let reply = try await execute(sentence)
            audience.hear(reply)
            if reply.ends { return true }
        }
        return false
    }

    /// Runs one sentence.
    func execute(_ sentence: Sentence) async throws(Diagnostic) -> Reply {
        do throws(Diagnostic) {
            switch sentence {
            case .command(let statement):
                guard let type = Commands.all[statement.verb] else {
                    throw Diagnostic(.unknownVerb, "there is no verb \(statement.verb)")
                }
                return try await perform(try Self.bind(statement, to: type), as: sentence.canonical)
            case .query(let query):
                let file = query.file.flatMap { String(value: $0.value) }
                return try await perform(AnswerQuery(sql: query.sql, file: file), as: sentence.canonical)
            }
        } catch {
            throw error.at(sentence.place.file == nil && error.place == nil ? nil : sentence.place)
        }
    }

    private static func bind<Content: Command>(
        _ statement: Statement, to type: Content.Type
    ) throws(Diagnostic) -> any Command {
        try statement.bind(to: type)
    }

    /// Runs a command and writes it into the journal as `text`.
    ///
    /// When it fails, the session is as it was before.
    public func perform(_ command: some Command, as text: String) async throws(Diagnostic) -> Reply {
        results.refresh()
        try catchUp()
        let before = state
        let cell = type(of: command).isKept ? try accept(text) : nil
        do {
            let reply = try await command.run(in: self)
            if let cell {
                try conclude(cell, as: .done, changing: changes(since: before))
            } else {
                try remember(changes(since: before))
            }
            return reply
        } catch {
            // The commands of a script have each been kept or undone by themselves.
            if cell != nil { restore(before) }
            let diagnostic = Self.diagnostic(of: error)
            if let cell {
                try conclude(cell, as: diagnostic.code == .cancelled ? .cancelled : .failed, note: diagnostic.code.rawValue)
            }
            throw diagnostic
        }
    }

    private func accept(_ text: String) throws(Diagnostic) -> CellID {
        do throws(StoreError) {
            return try workspace.accept(text, in: id)
        } catch {
            throw error.diagnostic
        }
    }

    private func conclude(
        _ cell: CellID, as outcome: Cell.Outcome, note: String? = nil, changing changes: [Binding.Change] = []
    ) throws(Diagnostic) {
        do throws(StoreError) {
            try workspace.conclude(cell, as: outcome, note: note, changing: changes)
        } catch {
            throw error.diagnostic
        }
    }

    /// Takes commands out of the session; the journal still says that there were.
    func undo(_ cells: [CellID]) throws(Diagnostic) {
        for cell in cells { try conclude(cell, as: .undone) }
    }

    /// Writes changes down that no command of the journal makes.
    func remember(_ changes: [Binding.Change]) throws(Diagnostic) {
        guard !changes.isEmpty else { return }
        do throws(StoreError) {
            try workspace.apply(changes, in: id)
        } catch {
            throw error.diagnostic
        }
    }

    static func diagnostic(of error: any Error) -> Diagnostic {
        switch error {
        case let error as any Diagnosable: error.diagnostic
        case is CancellationError: Diagnostic(.cancelled, "stopped")
        default: Diagnostic(.engineRefused, String(describing: error))
        }
    }
}

/// A query as it is typed without a verb; described as a command so that it runs like one.
struct AnswerQuery: Command {
    var sql = ""
    var file: String?

    init() {}

    init(sql: String, file: String?) {
        self.sql = sql
        self.file = file
    }

    static let card = Card(name: "select", summary: "Answers a query.")

    func run(in session: isolated Session) async throws -> Reply {
        try session.look(at: .query(sql), limit: Look.rows, file: file)
    }
}
