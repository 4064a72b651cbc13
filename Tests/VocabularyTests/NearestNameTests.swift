import Testing

@testable import Vocabulary

struct NearestNameTests {
    private let verbs = ["load", "list", "show", "set", "save", "step", "summarize"]

    @Test(arguments: [("laod", "load"), ("shwo", "show"), ("stp", "step"), ("summarise", "summarize"), ("LIST", "list")])
    func mistypedWordsFindTheirName(_ typed: String, _ meant: String) {
        #expect(typed.nearest(in: verbs).first == meant)
    }

    @Test func aPartOfANameFindsIt() {
        #expect("raw_sales".nearest(in: ["internal_raw_sales_data", "merged_clusters"]) == ["internal_raw_sales_data"])
    }

    @Test func wordsWithNothingInCommonFindNothing() {
        #expect("quantum".nearest(in: verbs).isEmpty)
    }

    @Test func theNearestComeFirstAndNoMoreThanAskedFor() {
        #expect("colour".nearest(in: ["collar", "colours", "color", "zzz"]) == ["color", "colours", "collar"])
        #expect("colour".nearest(in: ["collar", "color"], limit: 1) == ["color"])
    }

    @Test(arguments: [("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3)])
    func editsAreCountedWithSwapsOfNeighboursAsOne(_ one: String, _ other: String, _ distance: Int) {
        #expect(Array(one).editDistance(to: Array(other)) == distance)
        #expect(Array(other).editDistance(to: Array(one)) == distance)
    }
}
