import Language
import Testing

@testable import Workbench

/// What Tab finds in a session.
struct CompletingTests {
    private let shops: Shops

    init() throws { shops = try Shops() }

    /// The names offered at `|`, those of a different beginning left out.
    private func offered(_ text: String) async -> Set<String> {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let parser = Parser(grammar: Session.grammar, style: .prompt)
        let context = parser.completionContext(for: parts.joined(), cursor: parts[0].count)
        var names: Set<String> = []
        for possibility in context.possibilities { names.formUnion(await shops.desk.session.names(for: possibility, in: context)) }
        return names.filter { $0.hasPrefix(context.prefix) }
    }

    @Test(arguments: [
        "cluster kmeans shops id=s|", "prepare shops ignore=north,s|", "show shops where s|", "prepare (from shops) id=s|",
        "suggest k shops weight=s|",
    ])
    func columnsOfTheRowsThatAreNamedAreOffered(_ text: String) async throws {
        try await shops.load()
        #expect(await offered(text) == ["shop", "size"])
    }

    @Test func aQueryIsOfferedColumnsOfTheTablesItMentionsAlsoAfterTheCursor() async throws {
        try await shops.load()
        #expect(await offered("select vis| from shops;") == ["visits"])
        #expect(await offered("select vis|") == [])
        #expect(await offered("select vis| ; show shops") == [])
        #expect(await offered("sql select vis| from shops") == ["visits"])
    }

    @Test func aColumnThatIsNoWordComesInQuotes() async throws {
        try await shops.load()
        try await shops.desk.run("sweep kmeans (select shop, north, visits from shops) k=2..3 as tried")
        #expect(await offered("show tried where |").contains("\"mean rank\""))
        #expect(await offered("cluster kmeans tried id=|").contains("mean rank"))
    }

    @Test(arguments: [
        ("suggest k z ", false), ("suggest k z method=kmedoids ", true), ("cluster kmedoids z ", true), ("cluster kmeans z ", false),
    ])
    func settingsOfTheMethodAreOffered(_ text: String, _ hasDistance: Bool) {
        let context = Parser(grammar: Session.grammar, style: .prompt).completionContext(for: text, cursor: text.count)
        let names = context.possibilities.compactMap { if case .option(let option) = $0 { option.name } else { nil } }
        #expect(names.contains("distance") == hasDistance && names.contains("n_init"))
    }

    @Test func whatIsNamedAnewOrUnknownHasNoColumns() async throws {
        try await shops.load()
        #expect(await offered("load s|") == [])
        #expect(await offered("cluster kmeans nowhere id=|") == [])
    }

    @Test func helpIsOfferedEverythingThereIsAPageOn() async throws {
        #expect(await offered("help gow|") == ["gower"])
        #expect(await offered("help exi|") == ["exit"])
        #expect(await offered("help kmea|").contains("kmeans"))
        let topics = await offered("help |")
        #expect(topics.isSuperset(of: ["pca", "lof", "ward", "dunn", "gap", "manhattan", "steps"]))
        for topic in topics where !topic.contains(".") { #expect(await shops.desk.refusal(of: "help \(topic)") == nil, "\(topic)") }
    }
}
