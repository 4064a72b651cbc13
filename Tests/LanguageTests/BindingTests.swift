import Testing
import Vocabulary

@testable import Language

@Suite struct BindingTests {
    @Test func everyRoleFindsItsProperty() throws {
        let words = try Fixture.statement(
            "cluster kmeans z[\"A\"] k=6 seed=42 start=random metrics=a,b pca=0.8 range=3 scaled=false as s6 > a.csv"
        ).bind(to: ClusterWords.self)
        let expected = ClusterWords(
            algorithm: "kmeans", data: Reference("z", partition: "A"), k: 6, seed: 42, start: .random, metrics: ["a", "b"],
            pca: 0.8, range: 3...3, scaled: false, name: "s6", file: "a.csv")
        #expect(words == expected)
    }

    @Test func whatIsNotGivenKeepsItsDefault() throws {
        #expect(try Fixture.statement("cluster kmeans").bind(to: ClusterWords.self) == ClusterWords(algorithm: "kmeans"))
        #expect(try Fixture.statement("show").bind(to: ShowWords.self) == ShowWords())
    }

    @Test func aListAtTheEndTakesAllWords() throws {
        #expect(try Fixture.statement("load s a.csv b.csv,c.csv").bind(to: LoadWords.self).files == ["a.csv", "b.csv", "c.csv"])
    }

    @Test func aListBeforeAnotherOperandTakesOneWord() throws {
        let words = try Fixture.statement("sweep kmeans,ward z").bind(to: SweepWords.self)
        #expect(words == SweepWords(algorithms: ["kmeans", "ward"], data: Reference("z")))
    }

    @Test(arguments: [
        ("export p.csv", ExportWords(path: "p.csv")), ("export x p.csv", ExportWords(name: "x", path: "p.csv")),
        ("export x p.csv 3", ExportWords(name: "x", path: "p.csv", note: 3)),
    ])
    func neededOperandsComeBeforeOptionalOnes(_ text: String, _ words: ExportWords) throws {
        #expect(try Fixture.statement(text).bind(to: ExportWords.self) == words)
    }

    @Test(arguments: [
        ("show", ShowWords()), ("show x", ShowWords(source: .named(Reference("x")))),
        ("show x limit 5 > o.csv", ShowWords(source: .named(Reference("x")), tail: Tail("limit 5"), file: "o.csv")),
        ("show (from x) width=7 limit 5", ShowWords(source: .query("from x"), tail: Tail("limit 5"), width: 7)),
        ("show > o.csv", ShowWords(file: "o.csv")),
    ])
    func theTailIsTheRest(_ text: String, _ words: ShowWords) throws {
        #expect(try Fixture.statement(text).bind(to: ShowWords.self) == words)
    }

    @Test func aFinalNameIsTakenOffTheTailOfAVerbThatNames() throws {
        let words = try Fixture.statement("sql select 1 as one as t > t.csv").bind(to: SQLWords.self)
        #expect(words == SQLWords(query: Tail("select 1 as one"), name: "t", file: "t.csv"))
        #expect(try Fixture.statement("show x where a as b").bind(to: ShowWords.self).tail == Tail("where a as b"))
    }

    @Test(arguments: [
        ClusterWords(algorithm: "12"),
        ClusterWords(
            algorithm: "as", data: Reference("z", partition: "A B"), k: 3, seed: -1, start: .random, metrics: ["a b", "1"],
            pca: 0.1, range: 2...2, scaled: false, name: "s", file: "a b.csv"),
    ])
    func aValueWritesTheStatementThatMadeIt(_ words: ClusterWords) throws {
        for includingDefaults in [true, false] {
            let sentence = words.sentence(includingDefaults: includingDefaults)
            #expect(try Fixture.statement(sentence).bind(to: ClusterWords.self) == words)
        }
    }

    @Test func onlyWhatDiffersFromTheDefaultNeedsWriting() {
        let words = ClusterWords(algorithm: "ward", k: 3, name: "w")
        #expect(words.sentence(includingDefaults: false) == "cluster ward k=3 as w")
        #expect(
            words.sentence()
                == "cluster ward k=3 start=plusplus metrics=[] pca=1 range=2..10 scaled=true as w")
    }

    @Test func listsTailsAndQueriesWriteThemselvesToo() {
        #expect(LoadWords(name: "s", files: ["a.csv", "b c.csv"]).sentence() == "load s a.csv \"b c.csv\"")
        #expect(SweepWords(algorithms: ["a", "b"], data: Reference("z")).sentence() == "sweep a,b z k=2..10")
        let show = ShowWords(source: .query("from x"), tail: Tail("limit 5"), width: 7, file: "o.csv")
        #expect(show.sentence() == "show (from x) width=7 limit 5 > o.csv")
    }

    @Test func anExistentialTypeBindsToo() throws {
        let type: any Described.Type = TailWords.self
        let words = try Fixture.statement("note 1 + 1").bind(to: type)
        #expect(words as? TailWords == TailWords(text: Tail("1 + 1")))
    }

    @Test(arguments: [
        ("cluster", DiagnosticCode.missingOperand, 8, 1), ("cluster   # x", .missingOperand, 8, 1),
        ("cluster a b c", .surplusOperand, 13, 1), ("cluster a b kk=3", .unknownParameter, 13, 2),
        ("cluster a b k=x", .wrongKind, 15, 1), ("cluster a b k=2.5", .wrongKind, 15, 3),
        ("cluster a b k=0", .outOfRange, 15, 1),
        ("cluster a b start=randon", .wrongKind, 19, 6), ("cluster a b range=1..10", .outOfRange, 19, 5),
        ("cluster a b pca=1.5", .outOfRange, 17, 3), ("load s a [b] (from x) c", .wrongKind, 14, 8),
        ("show as y x", .surplusOperand, 9, 1), ("load s a > x.csv", .surplusOperand, 12, 5),
        ("cluster a b data=c", .unknownParameter, 13, 4), ("quit now", .surplusOperand, 6, 3),
    ])
    func aWordThatDoesNotFitIsNamed(_ text: String, _ code: DiagnosticCode, _ column: Int, _ length: Int) throws {
        let statement = try Fixture.statement(text)
        let types: [String: any Described.Type] = [
            "cluster": ClusterWords.self, "load": LoadWords.self, "show": ShowWords.self, "quit": NoWords.self,
        ]
        let type = try #require(types[statement.verb])
        do throws(Diagnostic) {
            _ = try statement.bind(to: type)
            Issue.record("\(text) is taken")
        } catch {
            #expect(error.code == code)
            #expect(error.place?.column == column)
            #expect(error.place?.length == length)
            #expect(error.next == "help \(statement.verb)")
        }
    }
}

extension BindingTests {
    @Test(arguments: [("load a f.csv as x", 6), ("load f.csv as x", 15)])
    func aNameAfterAsIsToldItsPlaceWhereTheVerbTakesItAsAWord(_ text: String, _ column: Int) throws {
        let statement = try Fixture.statement(text)
        let refusal = #expect(throws: Diagnostic.self) { _ = try statement.bind(to: NamingWords.self) }
        #expect(refusal?.code == .surplusOperand && refusal?.given == "as x")
        #expect(refusal?.place?.column == column && refusal?.place?.length == 1)
        #expect(refusal?.expected == "load NAME FILE" && refusal?.next == "load x f.csv")
    }

    @Test func aFurtherSettingMayStandBeforeTheOneThatSaysOfWhat() throws {
        for text in ["cluster a k=3 start=random", "cluster a start=random k=3"] {
            let words = try Fixture.statement(text).bind(to: FurtherWords.self)
            #expect(words.taken == ["k 3 of random"])
        }
    }
}

/// A verb that takes the new name as its first word.
private struct NamingWords: Described {
    static let card = Card(name: "load", summary: "Names a file.")
    static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "The name.", names: .new), .operand("FILE", \.file, "The file.", names: .file),
    ]
    var name = ""
    var file = ""
}

/// A verb whose further settings depend on one of its own.
private struct FurtherWords: Described {
    static let card = Card(name: "cluster", summary: "Groups rows.")
    static let parameters: [Parameter<Self>] = [
        .operand("DATA", \.data, "What."), .option("start", \.start, "Of what."),
    ]
    var data = ""
    var start = ""
    var taken: [String] = []

    mutating func setFurther(_ name: String, to value: Value) throws(ParameterError) {
        taken.append("\(name) \(value.text) of \(start)")
    }
}

private struct NoWords: Described {
    static let card = Card(name: "quit", summary: "Quits.")
}
