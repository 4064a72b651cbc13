import Testing
import Vocabulary

@testable import Language

@Suite struct ValueReadingTests {
    static func value(_ text: String) throws -> Value? {
        try Fixture.statement("set name \(text)").operands.last?.value
    }

    @Test(arguments: [
        ("0", Value.integer(0)), ("-1", .integer(-1)), ("1e-3", .number(0.001)), (".5", .number(0.5)),
        ("-0.25", .number(-0.25)),
        ("1.5E3", .number(1500)), ("007", .text("007")), ("-07", .text("-07")), ("5.", .text("5.")), ("+5", .text("+5")),
        ("1e999", .text("1e999")), ("99999999999999999999", .text("99999999999999999999")), ("0x10", .text("0x10")),
        ("nan", .text("nan")), ("true", .flag(true)), ("false", .flag(false)), ("True", .text("True")),
        ("2..10", .range(2...10)), ("-3..-1", .range(-3 ... -1)), ("2...10", .text("2...10")), ("../x", .text("../x")),
        ("max_clusters", .text("max_clusters")), ("*.parquet", .text("*.parquet")), ("a/b-c.csv", .text("a/b-c.csv")),
        ("+x", .text("+x")), ("x+", .text("x+")), ("group:merging", .text("group:merging")),
        ("${HOME}/x", .text("${HOME}/x")),
        ("a#b", .text("a#b")), ("x==3", .text("x==3")), ("Zürich", .text("Zürich")), ("店", .text("店")),
        (#""a \"b\" \\ \n""#, .text("a \"b\" \\ \n")), (#""a\d""#, .text(#"a\d"#)), ("'it''s \\n'", .text(#"it's \n"#)),
        ("\"\"", .text("")),
        ("a,b", .list([.text("a"), .text("b")])), ("1, 2", .list([.integer(1), .integer(2)])),
        ("\"a b\",c", .list([.text("a b"), .text("c")])), ("[]", .list([])), ("[ a ]", .list([.text("a")])),
        ("[1,\n 2]", .list([.integer(1), .integer(2)])),
        ("x[\"A B\"]", .reference(Reference("x", partition: "A B"))), ("x[7]", .reference(Reference("x", partition: "7"))),
        ("\"x y\"[ 'B' ]", .reference(Reference("x y", partition: "B"))),
        ("(select ')', (1))", .query("select ')', (1)")),
        ("x[a],y", .list([.reference(Reference("x", partition: "a")), .text("y")])),
    ])
    func everyWordHasAMeaning(_ text: String, _ value: Value) throws {
        #expect(try Self.value(text) == value)
    }

    @Test(arguments: [
        Value.flag(true), .integer(-7), .integer(.max), .integer(.min), .number(0.1), .number(-1e-300), .number(1e300), .number(1e22),
        .text("plain"), .text("two words"), .text("007"), .text("12"), .text("true"), .text("1..2"), .text("a\"b\\c\nd"), .text("#x"),
        .text(""), .text("as"), .text("\t"), .text("it's"), .text("a=b"), .text("é店🙂"), .text("nan"), .range(-2...10),
        .reference(Reference("x", partition: "A \"B\" \\")), .reference(Reference("x y", partition: "A")),
        .query("select ')' from x"), .list([]), .list([.integer(1), .text("1"), .text("a,b"), .flag(false)]),
        .list([.range(1...2), .reference(Reference("x", partition: "p")), .query("select 1")]),
    ])
    func everyValueReadsBackFromItsText(_ value: Value) throws {
        #expect(try Self.value(value.text) == value)
    }

    @Test(arguments: ["007", "1.10", "true", "1e3", "2..3", "12"])
    func whereTextIsWantedAWordStaysAsTyped(_ word: String) throws {
        let statement = try Fixture.statement("cluster \(word) z metrics=\(word)")
        #expect(statement.operands[0].value == .text(word))
        #expect(try statement.bind(to: ClusterWords.self).metrics == [word])
        #expect(statement.canonical == "cluster \(word) z metrics=\(word)")
    }
}
