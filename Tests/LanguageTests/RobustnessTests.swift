import Testing
import Vocabulary

@testable import Language

/// Whatever is typed ends in sentences or in a diagnostic that stands inside the text.
@Suite struct RobustnessTests {
    static let seeds = [
        "load sales \"sales.parquet\" # x", "show x[\"GROCERY\"] where A = 367 limit 5 > o.csv",
        "cluster kmeans z k=2..6 seed=42 as s6 > a.csv",
        "sweep [kmeans, \"w d\"] z k=2..12", "run group:merging and (stale or +x)",
        "select a, 'b;' from (select 1) -- x\n > out.csv;",
        "show (from x) \\\n limit 5; quit", "clustering 1\nquit\n#= rows 3", "note it's \"quoted\"", "set k -1.5e3,true,007",
    ]
    static let alphabet: [Character] =
        Array("ab1 .,;:=<>()[]{}\"'\\#-+*/\n\t$|") + ["\r\n", "é", "店", "🙂", "\u{0}", "\u{301}", "\u{200D}"]

    private func check(_ text: String) {
        for parser in [Fixture.prompt, Fixture.script] {
            do throws(Diagnostic) {
                let sentences = try parser.parse(text)
                for sentence in sentences {
                    guard let again = try? parser.parse(sentence.canonical) else {
                        Issue.record("\(text.debugDescription) gives \(sentence.canonical.debugDescription), which is refused")
                        continue
                    }
                    #expect(again.map(\.canonical) == [sentence.canonical], "\(text.debugDescription)")
                    bind(sentence)
                }
            } catch {
                let width = error.place?.text.count ?? -1
                let end = error.place.map { $0.column + $0.length } ?? 0
                #expect(end >= 2 && end <= width + 2, "\(text.debugDescription) \(error)")
            }
            _ = parser.completeness(of: text)
            _ = parser.completionContext(for: text, cursor: text.count / 2)
            let context = parser.completionContext(for: text, cursor: text.count)
            #expect(context.range.upperBound == text.count)
            #expect(context.prefix.count == context.range.count)
        }
    }

    private func bind(_ sentence: Sentence) {
        guard case .command(let statement) = sentence else { return }
        let types: [any Described.Type] = [ClusterWords.self, LoadWords.self, ShowWords.self, ExportWords.self]
        for type in types { _ = try? statement.bind(to: type) }
    }

    @Test func randomTextNeverCrashes() {
        var random = SplitMix(state: 1)
        for _ in 0..<4_000 {
            let count = Int.random(in: 0...40, using: &random)
            var text = String((0..<count).map { _ in Self.alphabet.randomElement(using: &random) ?? " " })
            if Bool.random(using: &random) { text = (Fixture.grammar.verbs.randomElement(using: &random) ?? "") + " " + text }
            check(text)
        }
    }

    @Test func randomBytesNeverCrash() {
        var random = SplitMix(state: 2)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            check(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func mutatedStatementsNeverCrash() {
        var random = SplitMix(state: 3)
        for _ in 0..<6_000 {
            var text = Array(Self.seeds.randomElement(using: &random) ?? "")
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let position = Int.random(in: 0...text.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: text.insert(Self.alphabet.randomElement(using: &random) ?? " ", at: position)
                case 1: text.removeSubrange(position..<min(text.count, position + 3))
                case 2: text = Array(text[..<position])
                default: text.insert(contentsOf: text[position...].prefix(5), at: position / 2)
                }
            }
            check(String(text))
        }
    }

    @Test func deepBracketsAreRefusedNotFollowed() {
        check("run " + String(repeating: "(", count: 100_000))
        check("sweep " + String(repeating: "[", count: 100_000))
        check("show " + String(repeating: "x[", count: 10_000))
    }
}

/// Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
