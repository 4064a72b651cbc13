import Foundation
import Testing
import Vocabulary

@testable import Clustering

/// What is true of every catalogue in this module.
struct CatalogueTests {
    struct Entry: CustomTestStringConvertible {
        let type: any Described.Type
        var testDescription: String { type.card.name }
    }

    static let catalogues: [(folder: String, types: [any Described.Type])] = [
        ("Algorithms", Algorithms.all), ("Metrics", Metrics.all), ("Preparation", Preparations.all),
        ("Selection/Criteria", Criteria.all),
    ]
    static let entries = catalogues.flatMap { $0.types.map(Entry.init) }

    @Test(arguments: catalogues.map(\.folder))
    func isSortedAndUnique(folder: String) throws {
        let names = try #require(Self.catalogues.first { $0.folder == folder }).types.map { $0.card.name }
        #expect(names == Set(names).sorted())
    }

    @Test(arguments: catalogues.map(\.folder))
    func listsEveryFileOfItsFolder(folder: String) throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Clustering/\(folder)")
        let files = try FileManager.default.contentsOfDirectory(atPath: sources.path())
            .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
        let types = try #require(Self.catalogues.first { $0.folder == folder }).types.map { "\($0)" }
        let lists: Set = ["Algorithms", "Criteria", "Metrics", "Preparations"]
        #expect(Set(files).subtracting(lists) == Set(types))
    }

    @Test(arguments: entries)
    func describesItselfInOneSentence(entry: Entry) {
        let card = entry.type.card
        #expect(card.summary.count <= 72)
        #expect(card.summary.hasSuffix(".") && !card.summary.dropLast().contains(". "))
        #expect(card.name == card.name.lowercased())
        #expect(!card.discussion.isEmpty)
        for parameter in entry.type.signature { #expect(parameter.summary.hasSuffix(".")) }
    }

    @Test(arguments: entries)
    func defaultsAreLegal(entry: Entry) throws {
        var made = entry.type.init()
        let defaults = made.settings
        for (name, value) in defaults { try made.set(name, to: value) }
        #expect(made.settings.map(\.value) == defaults.map(\.value))
    }

    @Test func parametersAreReachedByName() throws {
        var means = KMeans()
        try means.set("n_init", to: .integer(3))
        #expect(means.restarts == 3)
        #expect(throws: ParameterError.self) { try means.set("k", to: .integer(0)) }
    }
}
