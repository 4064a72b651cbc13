import Foundation
import Testing
import Vocabulary

@testable import Workbench

struct CommandsTests {
    static let cards = Commands.all.entries.map { $0.card }

    /// One example of a card, as a test's argument.
    struct Trial: Sendable, CustomTestStringConvertible {
        let verb: String
        let example: Example

        var testDescription: String { example.input.replacing("\n", with: "; ") }
    }

    static let trials = cards.flatMap { card in card.examples.map { Trial(verb: card.name, example: $0) } }

    @Test func verbsAreSortedAndThereIsOneOfEach() {
        let names = Commands.all.names
        #expect(names == Set(names).sorted())
    }

    @Test func everyCommandOfTheFolderIsListed() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Repository.root + "/Sources/Workbench/Commands")
        let types = files.filter { $0.hasSuffix("Command.swift") && $0 != "Command.swift" }.map { $0.dropLast(".swift".count) }
        #expect(Set(types.map(String.init)) == Set(Commands.all.entries.map { "\($0)" }))
    }

    @Test(arguments: cards.map(\.name))
    func everyCardIsFitToBeRead(_ verb: String) throws {
        let command = try #require(Commands.all[verb])
        #expect(command.card.summary.count <= 72 && command.card.summary.hasSuffix("."))
        #expect(!command.card.examples.isEmpty)
        for parameter in command.signature { #expect(parameter.summary.hasSuffix(".")) }
        let names = command.signature.map(\.name)
        #expect(names.count == Set(names).count)
    }

    @Test(arguments: cards.map(\.name))
    func everyDefaultIsLegal(_ verb: String) throws {
        func settle<Content: Command>(_ type: Content.Type) throws {
            var command = Content()
            for (name, value) in command.settings { try command.set(name, to: value) }
        }
        let type = try #require(Commands.all[verb])
        try settle(type)
    }

    @Test func everyVerbOfAnExampleIsItsOwn() {
        for trial in Self.trials {
            let last = trial.example.input.split(separator: "\n").last ?? ""
            #expect(last.hasPrefix(trial.verb), "\(trial.example.input)")
        }
    }

    @Test(arguments: trials)
    func everyExampleRunsAndShowsWhatItSays(_ trial: Trial) async throws {
        let folder = try TemporaryFolder()
        try folder.write("id,x,y\n1,1,2\n2,2.5,3\n3,0.5,1\n4,5,5\n5,5,6\n6,6,6\n", to: "points.csv")
        try folder.write("clustering 1\nsql select 6 * 7 as answer\n", to: "hello.clu")
        // Names without a folder lie where the program is started, which tests share: here they lie in the test's own folder.
        let input = trial.example.input.replacing(/\w+\.(clu|csv|parquet|svg)/) { folder.path(of: String($0.output.0)) }
        let desk = try Desk(in: folder)
        var said = ""
        for statement in input.split(separator: "\n") { said = try await desk.run(String(statement)) }
        #expect(trial.example.shows.isEmpty ? said.isEmpty : said.contains(trial.example.shows), "\(said)")
    }
}
