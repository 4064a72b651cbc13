import Foundation
import Testing

@testable import Vocabulary

struct ValueTests {
    @Test(arguments: [
        (Value.absent, ""), (.flag(true), "true"), (.integer(-7), "-7"), (.number(2.5), "2.5"), (.number(3), "3"),
        (.number(1e21), "1e+21"), (.range(2...10), "2..10"), (.text("silhouette"), "silhouette"),
        (.text("data/sales-2024.csv"), "data/sales-2024.csv"), (.list([.integer(1), .text("b")]), "1,b"), (.list([]), "[]"),
        (.query("select 1"), "(select 1)"), (.reference(Reference("stores")), "stores"),
        (.reference(Reference("shares", partition: "SOFT \"DRINKS\"")), #"shares["SOFT \"DRINKS\""]"#),
    ] as [(Value, String)])
    func isWrittenAsItIsTyped(_ value: Value, _ text: String) {
        #expect(value.text == text)
    }

    @Test(arguments: [
        ("", #""""#), ("two words", #""two words""#), ("1.5", #""1.5""#), ("007", #""007""#), ("1e3", #""1e3""#), ("true", #""true""#),
        ("as", #""as""#), ("a..b", #""a..b""#), (#"say "a""#, #""say \"a\"""#), (#"C:\"#, #""C:\\""#), ("a\nb", #""a\nb""#),
    ])
    func textThatWouldReadAsSomethingElseIsQuoted(_ text: String, _ written: String) {
        #expect(Value.text(text).text == written)
    }

    @Test(arguments: [
        .absent, .flag(false), .integer(.min), .number(0.1), .text("größe\n"), .range(-3...4), .query("select 1"),
        .reference(Reference("a", partition: "b")), .list([.list([.absent]), .text("")]),
    ] as [Value])
    func isReadBackFromTheJournalAsItWas(_ value: Value) throws {
        let written = try JSONEncoder().encode([value])
        #expect(try JSONDecoder().decode([Value].self, from: written) == [value])
    }
}
