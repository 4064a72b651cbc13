import Testing
import Vocabulary

@testable import Workbench

/// One example of a card, as a test's argument.
struct Trial: Sendable, CustomTestStringConvertible {
    /// The word of the card.
    let name: String
    let example: Example

    var testDescription: String { example.input.replacing("\n", with: "; ") }

    static func all(of cards: [Card]) -> [Trial] {
        cards.flatMap { card in card.examples.map { Trial(name: card.name, example: $0) } }
    }

    /// Runs the example at a desk of its own and expects that the last statement says what the card shows.
    func run() async throws {
        let folder = try TemporaryFolder()
        try folder.write("id,x,y\n1,1,2\n2,2.5,3\n3,0.5,1\n4,5,5\n5,5,6\n6,6,6\n", to: "points.csv")
        try folder.write("clustering 1\nsql select 6 * 7 as answer\n", to: "hello.clu")
        // Names without a folder lie where the program is started, which tests share: here they lie in the test's own folder.
        let input = example.input.replacing(/\w+\.(clu|csv|parquet|svg)/) { folder.path(of: String($0.output.0)) }
        let desk = try Desk(in: folder)
        var said = ""
        for statement in input.split(separator: "\n") { said = try await desk.run(String(statement)) }
        #expect(example.shows.isEmpty ? said.isEmpty : said.contains(example.shows), "\(said)")
    }
}
