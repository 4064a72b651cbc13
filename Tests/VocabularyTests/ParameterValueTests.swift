import Testing

@testable import Vocabulary

struct ParameterValueTests {
    private enum Linkage: String, Choice { case average, ward }

    private func isKept<Content: ParameterValue & Equatable>(_ content: Content) -> Bool {
        Content(value: content.value) == content
    }

    @Test func everyTypeReadsBackTheValueItGives() {
        #expect(isKept(true))
        #expect(isKept(Int.max))
        #expect(isKept(0.1))
        #expect(isKept("with blanks"))
        #expect(isKept(Reference("shares", partition: "SNACKS")))
        #expect(isKept(2...10))
        #expect(isKept(Linkage.ward))
        #expect(isKept(Source.query("select 1")))
        #expect(isKept(Source.named(Reference("sales"))))
        #expect(isKept(Tail("where x > 1")))
        #expect(isKept(Int?.none))
        #expect(isKept(Optional(4)))
        #expect(isKept([0.5, 2]))
        #expect(isKept([String]()))
        #expect(isKept(Value.range(1...2)))
    }

    @Test func wholeNumbersAreNumbersButFractionsAreNoWholeNumbers() {
        #expect(Double(value: .integer(3)) == 3)
        #expect(Int(value: .number(3)) == 3)
        #expect(Int(value: .number(3.5)) == nil)
        #expect(Int(value: .text("3")) == nil)
    }

    @Test func wordsThatReadAsSomethingElseMayStandForText() {
        #expect(String(value: .integer(7)) == "7")
        #expect(String(value: .flag(true)) == "true")
        #expect(String(value: .range(1...2)) == nil)
        #expect(String(value: .list([.text("a")])) == nil)
        #expect(Reference(value: .text("sales")) == Reference("sales"))
    }

    @Test func aSingleValueIsAListOfOneAndNothingIsAnEmptyList() {
        #expect([String](value: .text("a")) == ["a"])
        #expect([String](value: .absent) == [])
        #expect([Int](value: .list([.integer(1), .text("b")])) == nil)
    }

    @Test func aNumberIsARangeOfOne() {
        #expect(ClosedRange<Int>(value: .integer(4)) == 4...4)
        #expect(ClosedRange<Int>(value: .number(4)) == nil)
    }

    @Test func aChoiceTakesItsWordsOnly() {
        #expect(Linkage(value: .text("ward")) == .ward)
        #expect(Linkage(value: .text("Ward")) == nil)
        #expect(Linkage.kind == .choice(["average", "ward"]))
    }

    @Test func kindsAreSaidInWords() {
        #expect([Linkage].kind.phrase == "a list of: one of average, ward")
        #expect([Linkage].kind.misfit(in: .list([.text("ward"), .text("averge")])) == .text("averge"))
        #expect([Linkage].kind.choices == ["average", "ward"])
        #expect(Int?.kind.phrase == "a whole number")
        #expect(Bool.kind.choices == ["false", "true"])
    }
}
