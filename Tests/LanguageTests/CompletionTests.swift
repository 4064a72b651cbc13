import Testing
import Vocabulary

@testable import Language

@Suite struct CompletionTests {
    /// What may stand at `|`, and the prefix there.
    static func summary(_ text: String) -> String {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let context = Fixture.prompt.completionContext(for: parts.joined(), cursor: parts[0].count)
        let words = context.possibilities.map { possibility in
            switch possibility {
            case .verb: "verb"
            case .queryOpener: "opener"
            case .operand(let parameter): "operand \(parameter.name)"
            case .option(let parameter): "\(parameter.name)="
            case .optionValue(let parameter): "value \(parameter.name)"
            case .tail(let parameter): "tail \(parameter.name)"
            case .name: "name"
            case .file: "file"
            case .partition(let name): "partition \(name)"
            case .query: "query"
            }
        }
        return words.joined(separator: " ") + " <\(context.quote.map(String.init) ?? "")\(context.prefix)> \(context.range.lowerBound)"
    }

    @Test(arguments: [
        ("|", "verb opener <> 0"), ("  |", "verb opener <> 2"), ("clu|", "verb opener <clu> 0"),
        ("clu|ster x", "verb opener <clu> 0"),
        ("quit; sh|", "verb opener <sh> 6"), ("quit; |", "verb opener <> 6"), ("select 1; |", "verb opener <> 10"),
        ("quit\n|", "verb opener <> 5"),
        ("load |", "operand name <> 5"), ("load s |", "operand files <> 7"), ("load s a b|", "operand files <b> 9"),
        ("load s \"my f|", "operand files <\"my f> 8"), ("load s a,b|", "operand files <b> 9"),
        ("load s [a, b|", "operand files <b> 11"),
        ("run force=t|", "value force <t> 10"), ("run +int|", "tail selection <int> 5"),
        ("run x and s|", "tail selection <s> 10"),
        ("run fo|", "tail selection force= <fo> 4"),
        ("sweep a z |", "k= <> 10"), ("sweep a z k=|", "value k <> 12"), ("sweep a z k=2 |", " <> 14"),
        ("sweep |", "operand algorithms k= <> 6"), ("sweep ward,k|", "operand algorithms <k> 11"),
        ("cluster a b metrics=x,y|", "value metrics <y> 22"), ("cluster a b metrics=\"x y|", "value metrics <\"x y> 21"),
        ("cluster a as |", "name <> 13"), ("cluster a as b|", "name <b> 13"), ("cluster a > |", "file <> 12"),
        ("cluster a > d/f|", "file <d/f> 12"),
        ("show x[\"GR|", "partition x <\"GR> 8"), ("show x[|", "partition x <> 7"), ("show (select a|", "query <a> 13"),
        ("show x where a|", "tail tail <a> 13"), ("show x where a > d/f|", "tail tail file <d/f> 17"),
        ("show x > d/f|", "file <d/f> 9"),
        ("select a|", "query <a> 7"), ("select a > o|", "query file <o> 11"), ("frobnicate x|", " <> 12"), ("s x|", " <> 3"),
    ])
    func theCursorKnowsWhatCouldStandThere(_ text: String, _ expected: String) {
        #expect(Self.summary(text) == expected)
    }

    @Test func theContextKnowsWhatIsAlreadyGiven() {
        let context = Fixture.prompt.completionContext(for: "clu kmeans z seed=1 k", cursor: 21)
        #expect(context.verb == "cluster")
        #expect(context.statement?.operands.map(\.text) == ["kmeans", "z"])
        let names = context.possibilities.map { if case .option(let option) = $0 { option.name } else { "" } }
        #expect(names == ["k", "start", "metrics", "pca", "range", "scaled"])
    }

    @Test(arguments: [
        ("select a| from t; show u", "select a from t"), ("show u; select a| from t", "select a from t"), ("select a| ; show u", "select a "),
        ("show u where a| > 1\nshow v", "show u where a > 1"), ("select a|\nfrom t;\nshow v", "select a\nfrom t"),
        ("show (select a| ; show u", "show (select a "), ("select '; | ' from t; show u", "select ';  ' from t"), ("|", ""),
    ])
    func theSentenceEndsWhereTheNextOneBegins(_ text: String, _ sentence: String) {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let context = Fixture.prompt.completionContext(for: parts.joined(), cursor: parts[0].count)
        #expect(context.sentence.drop(while: \.isWhitespace) == sentence)
    }
}
