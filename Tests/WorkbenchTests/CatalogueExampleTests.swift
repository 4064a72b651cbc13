import Clustering
import Testing
import Vocabulary

@testable import Workbench

/// What the cards of everything that can be named in a statement show.
struct CatalogueExampleTests {
    static let types: [any Described.Type] =
        Algorithms.all + Metrics.all + Preparations.all + Criteria.all + Dissimilarities.all + Linkages.all
    static let cards = types.map { $0.card }

    @Test(arguments: cards.map(\.name))
    func everyCardHasAnExample(name: String) throws {
        #expect(try #require(Self.cards.first { $0.name == name }).examples.isEmpty == false)
    }

    @Test(arguments: Trial.all(of: cards))
    func everyExampleRunsAndShowsWhatItSays(_ trial: Trial) async throws { try await trial.run() }
}
