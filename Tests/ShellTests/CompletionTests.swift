import Testing

@testable import Shell

@Suite struct CompletionTests {
    private static func completion(_ words: [String]) -> Completion {
        Completion(replacing: 0..<0, with: words.map { .init($0) })
    }

    @Test(arguments: [(["cluster", "clutter"], "clu"), (["a"], "a"), (["a", "b"], ""), ([], ""), (["ab", "abc"], "ab")])
    func theCommonPrefixIsShared(_ words: [String], _ prefix: String) {
        #expect(Self.completion(words).commonPrefix == prefix)
    }

    @Test func candidatesRunDownTheColumns() {
        #expect(Self.completion(["a", "bb", "c", "d", "e"]).lines(columns: 13, rows: 24) == ["a   c   e", "bb  d"])
    }

    @Test func aLongListSaysHowMuchIsMissing() {
        let lines = Self.completion((0..<50).map { "word\($0)" }).lines(columns: 10, rows: 10)
        #expect(lines.count == 7)
        #expect(lines.last == "… 44 more lines")
    }

    @Test func summariesStandBesideTheirWords() {
        let completion = Completion(replacing: 0..<0, with: [.init("k", summary: "How many."), .init("seed", summary: "Seed.")])
        #expect(completion.lines(columns: 80, rows: 24) == ["k     How many.", "seed  Seed."])
    }
}
