import Testing
import Vocabulary

@testable import Language

@Suite struct ParserTests {
    @Test(arguments: [
        ("load sales \"sales.parquet\"", "load sales sales.parquet"),
        ("load sales 'my \"file\".csv' b.csv", #"load sales "my \"file\".csv" b.csv"#),
        ("l s a/b-c.csv", "load s a/b-c.csv"),
        ("cluster kmeans z k=6 seed=42 as stores6", "cluster kmeans z k=6 seed=42 as stores6"),
        ("clus kmeans z as s k=6>out.csv", "cluster kmeans z k=6 as s > out.csv"),
        ("sweep kmeans,ward z k=2..12", "sweep kmeans,ward z k=2..12"),
        ("sweep [kmeans,\n  \"w d\"] z # why", "sweep [kmeans, \"w d\"] z"),
        ("cluster kmeans z \\\n  k=6 \\\r\n pca=.5", "cluster kmeans z k=6 pca=.5"),
        ("show x[\"FRESH FOOD\"] where A = 367 limit 5", "show x[\"FRESH FOOD\"] where A = 367 limit 5"),
        ("show x[GROCERY]", "show x[\"GROCERY\"]"),
        ("show (select 1 -- one\n , ')' as c) limit 1", "show (select 1 \n , ')' as c) limit 1"),
        ("show x where a > b", "show x where a > b"),
        ("show x where a > b > \"o p.csv\"", "show x where a > b > \"o p.csv\""),
        ("show width=20 x", "show x width=20"),
        ("run group:merging and stale", "run group:merging and stale"),
        ("run +x or (y+\n and *_raw) # all", "run +x or (y+\n and *_raw)"),
        ("run force=true a=b", "run force=true a=b"),
        ("sql select 1 as one as t > t.csv", "sql select 1 as one as t > t.csv"),
        ("note don't forget # nothing", "note don't forget"),
        ("cluster true z", "cluster true z"),
        ("load \"as\" x", "load \"as\" x"),
        ("SELECT 1 -- one\n, 2;", "SELECT 1 \n, 2;"),
        ("from x order by #1 # first", "from x order by #1;"),
        ("select a/* ; */,'it''s; #' from t > t.csv", "select a ,'it''s; #' from t > t.csv;"),
        ("select*from t", "select*from t;"), ("values(1)", "values(1);"),
        ("select 1 where 2 > 1", "select 1 where 2 > 1;"),
    ])
    func everySentenceHasACanonicalFormThatReadsBack(_ written: String, _ canonical: String) throws {
        let sentences = try Fixture.prompt.parse(written)
        #expect(sentences.map(\.canonical) == [canonical])
        #expect(try Fixture.script.parse(canonical).map(\.canonical) == [canonical])
    }

    @Test func semicolonsAndLineEndsSeparate() throws {
        let sentences = try Fixture.prompt.parse("quit; cells\n\n;; select 1; cells # done\n")
        #expect(sentences.map(\.canonical) == ["quit", "cells", "select 1;", "cells"])
        #expect(sentences.map(\.place.line) == [1, 1, 3, 3])
        #expect(sentences.map(\.place.column) == [1, 7, 4, 14])
    }

    @Test func aSentenceKeepsItsSource() throws {
        let sentences = try Fixture.prompt.parse("clu kmeans \\\n  z k=3 # why\nselect 1 ; quit")
        #expect(sentences.map(\.source) == ["clu kmeans \\\n  z k=3 # why", "select 1", "quit"])
    }

    @Test func aWholeVerbIsNeverAmbiguous() throws {
        let parser = Parser(grammar: Grammar(verbs: [("show", []), ("shown", [])]), style: .prompt)
        #expect(try parser.parse("show").map(\.canonical) == ["show"])
    }

    @Test func scriptsWantWholeVerbs() {
        #expect(Fixture.refusal("clu kmeans", style: .script)?.code == .unknownVerb)
        #expect(Fixture.refusal("clu kmeans", style: .script)?.nearest == ["cluster"])
    }

    @Test(arguments: [
        ("select a > b.csv", "b.csv"), ("select a > 'b c.csv'", "b c.csv"), ("select a > \"b.svg\" ;", "b.svg"),
        ("select a > b", nil), ("select a >= b.csv", nil), ("select a -> b.csv", nil), ("select (a > b.csv)", nil),
        ("select a > b.csv limit 5", nil), ("select a > .csv", nil), ("select 1 > 0 > x.parquet", "x.parquet"),
    ])
    func onlyAFinalPathIsARedirect(_ text: String, _ file: String?) throws {
        guard case .query(let query)? = try Fixture.prompt.parse(text).first else {
            Issue.record("not a query")
            return
        }
        #expect(query.file?.value == file.map(Value.text))
        #expect(query.sql.contains(".csv") == (file == nil && text.contains(".csv")))
    }

    @Test func theRedirectHasAPlace() throws {
        let statement = try Fixture.statement("show x where a > 1  >  out.csv  # end")
        #expect(statement.file?.place.column == 24)
        #expect(statement.file?.place.length == 7)
        #expect(statement.tail?.text == "where a > 1")
    }

    @Test func aScriptMayStartWithItsVersionAndKeepsExpectations() throws {
        let text = """
            # Stores
            clustering 1

            load s s.csv
            #= rows 300
            #=   hash 5f
            # a remark
            select 1;
            #= rows 1
            """
        let sentences = try Fixture.script.parse(text, file: "a.clu")
        #expect(sentences.map(\.canonical) == ["load s s.csv", "select 1;"])
        #expect(sentences.map(\.expectations) == [["rows 300", "hash 5f"], ["rows 1"]])
        #expect(sentences[0].place.file == "a.clu")
    }

    @Test func aByteOrderMarkSaysNothing() throws {
        #expect(try Fixture.script.parse("\u{FEFF}clustering 1\r\nquit").map(\.canonical) == ["quit"])
    }

    @Test(arguments: [
        ("", Completeness.complete), ("quit", .complete), ("foo \"", .complete), ("select 1;", .complete),
        ("select 1", .continues(.openQuery)), ("select 1; select", .continues(.openQuery)),
        ("load a \"b", .continues(.openQuote)), ("run 'a", .continues(.openQuote)),
        ("run (a", .continues(.openBracket)), ("sweep [a", .continues(.openBracket)),
        ("sweep [a,\n", .continues(.openBracket)), ("show (select 1", .continues(.openBracket)),
        ("show x[", .continues(.openBracket)), ("select (1;", .complete), ("quit; cells", .complete),
        ("cluster a \\", .continues(.trailingBackslash)), ("cluster a \\\n", .complete),
        ("run a \\", .continues(.trailingBackslash)),
        ("select 1 /* ", .continues(.openComment)), ("select 'a;", .continues(.openQuote)),
    ])
    func anUnfinishedTextSaysWhy(_ text: String, _ completeness: Completeness) {
        #expect(Fixture.prompt.completeness(of: text) == completeness)
    }
}
