import Foundation
import Testing
import Vocabulary

@testable import Charts

struct CatalogueTests {
    @Test func recipesAreSortedAndUnique() {
        let names = Recipes.all.names
        #expect(names == Set(names).sorted())
    }

    @Test func everyFileInTheFolderIsListed() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Charts/Recipes").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.sorted() == Recipes.all.entries.map { "\($0).swift" }.sorted())
    }

    /// A type may bear the plural of its chart's name where the singular is a metric's.
    @Test(arguments: Recipes.all.names) func theNameIsTheTypeInTheLanguagesSpelling(_ name: String) throws {
        let recipe = try #require(Recipes.all[name])
        let words = "\(recipe)".replacing(/([a-z])([A-Z])/) { "\($0.output.1)_\($0.output.2)" }
        #expect([name, name + "s"].contains(words.lowercased()))
    }

    @Test(arguments: Recipes.all.names) func theCardIsWellFormed(_ name: String) throws {
        let card = try #require(Recipes.all[name]).card
        #expect(card.summary.count <= 72)
        #expect(card.summary.hasSuffix("."))
        #expect(!card.discussion.isEmpty)
        #expect(!card.discussion.contains("\n"))
    }

    @Test(arguments: Recipes.all.names) func everyDefaultIsLegalAndSetsItself(_ name: String) throws {
        let recipe: any Recipe.Type = try #require(Recipes.all[name])
        try setsEveryDefault(of: recipe)
    }

    @Test(arguments: Recipes.all.names) func parametersAreUniqueAndSayWhatTheyDo(_ name: String) throws {
        let parameters = try #require(Recipes.all[name]).signature
        #expect(Set(parameters.map(\.name)).count == parameters.count)
        #expect(parameters.allSatisfy { $0.summary.hasSuffix(".") && $0.summary.count <= 72 })
        #expect(["width", "height", "title"].allSatisfy(parameters.map(\.name).contains))
    }

    @Test func aParameterChangesTheChart() throws {
        var recipe = ClusterSizes()
        try recipe.set("width", to: .integer(1_000))
        try recipe.set("orientation", to: .text("vertical"))
        try recipe.set("title", to: .text("Mine"))
        let document = try recipe.draw(.init(labels: [1, 1, 2]))
        #expect(document.width == 1_000)
        #expect(document.title == "Mine")
        #expect(recipe.orientation == .vertical)
        #expect(throws: ParameterError.self) { try recipe.set("width", to: .integer(10)) }
    }

    private func setsEveryDefault<Chart: Recipe>(of type: Chart.Type) throws {
        var recipe = Chart()
        for (name, value) in recipe.settings { try recipe.set(name, to: value) }
        #expect(recipe.settings.map(\.value) == Chart().settings.map(\.value))
    }
}
