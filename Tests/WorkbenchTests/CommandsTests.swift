import Foundation
import Testing
import Vocabulary

@testable import Workbench

struct CommandsTests {
    static let cards = Commands.all.entries.map { $0.card }

    static let trials = Trial.all(of: cards)

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
            #expect(last.hasPrefix(trial.name), "\(trial.example.input)")
        }
    }

    @Test(arguments: trials)
    func everyExampleRunsAndShowsWhatItSays(_ trial: Trial) async throws { try await trial.run() }
}
