import Testing

@testable import Vocabulary

struct CatalogueTests {
    private let verbs = Catalogue(["save", "set", "settle", "show"]) { $0 }

    @Test func aPrefixFindsAllThatBeginWithIt() {
        #expect(verbs.matching(prefix: "s").count == 4)
        #expect(verbs.matching(prefix: "sa") == ["save"])
        #expect(verbs.matching(prefix: "x").isEmpty)
    }

    @Test func aWholeNameStandsAlone() {
        #expect(verbs.matching(prefix: "set") == ["set"])
    }

    @Test func namesAreFoundWholeOnly() {
        #expect(verbs["show"] == "show")
        #expect(verbs["sho"] == nil)
        #expect(verbs.names == ["save", "set", "settle", "show"])
    }
}
