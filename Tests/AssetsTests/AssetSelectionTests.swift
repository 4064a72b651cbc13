import Assets
import Testing
import Vocabulary

struct AssetSelectionTests {
    /// in_sales → in_shares → in_model → merged → report ← ex_model ← ex_data.
    private let graph = try! AssetGraph([
        AssetSpecification("in_sales", group: "internal", kind: .view, summary: "Sales."),
        AssetSpecification("in_shares", group: "internal", kind: .table, summary: "Shares.", inputs: ["in_sales"]),
        AssetSpecification("in_model", group: "internal", kind: .model, summary: "Model.", inputs: ["in_shares"]),
        AssetSpecification("ex_data", group: "external", kind: .table, summary: "Data."),
        AssetSpecification("ex_model", group: "external", kind: .model, summary: "Model.", inputs: ["ex_data"]),
        AssetSpecification(
            "merged", group: "merging", kind: .table, summary: "Both.", inputs: ["in_model", "ex_model"]),
        AssetSpecification("report", group: "merging", kind: .charts, summary: "Charts.", inputs: ["merged"]),
    ])
    private let jobs = [
        Job("internal_job", summary: "The inside.", assets: ["in_sales", "in_shares", "in_model"]),
        Job("merging_job", summary: "The end.", assets: ["merged", "report"]),
    ]

    private func selected(_ text: String) throws -> String {
        try AssetSelection(text)
            .assets(in: graph, jobs: jobs) { ["in_model", "report"].contains($0) }
            .map(\.name).joined(separator: " ")
    }

    @Test(arguments: [
        ("*", "in_sales in_shares in_model ex_data ex_model merged report"),
        ("merged", "merged"),
        ("in_*", "in_sales in_shares in_model"),
        ("*_model", "in_model ex_model"),
        ("*_s*s", "in_sales in_shares"),
        ("+in_model", "in_sales in_shares in_model"),
        ("1+in_model", "in_shares in_model"),
        ("2+merged", "in_shares in_model ex_data ex_model merged"),
        ("in_model+", "in_model merged report"),
        ("in_model+1", "in_model merged"),
        ("1+in_model+1", "in_shares in_model merged"),
        ("+in_shares+", "in_sales in_shares in_model merged report"),
        ("group:merging", "merged report"),
        ("group:*ternal", "in_sales in_shares in_model ex_data ex_model"),
        ("kind:model", "in_model ex_model"),
        ("job:merging_job", "merged report"),
        ("job:*", "in_sales in_shares in_model merged report"),
        ("stale", "in_model report"),
        ("stale+", "in_model merged report"),
        ("group:merging and stale", "report"),
        ("group:merging or ex_data", "ex_data merged report"),
        ("ex_data, merged", "ex_data merged"),
        ("not in_*", "ex_data ex_model merged report"),
        ("not in_* and kind:table", "ex_data merged"),
        ("not (in_* or ex_*)", "merged report"),
        ("in_sales or ex_* and kind:model", "in_sales ex_model"),
        ("(in_sales or ex_*) and kind:model", "ex_model"),
        ("not not merged", "merged"),
        ("+(in_model and kind:model)", "in_sales in_shares in_model"),
        ("+group:external", "ex_data ex_model"),
        ("+ in_model", "in_sales in_shares in_model"),
        ("in_sales and ex_data", ""),
    ])
    func selects(text: String, assets: String) throws {
        #expect(try selected(text) == assets)
    }

    @Test(arguments: [
        "*", "in_*", "+a", "2+a", "a+", "a+2", "2+a+3", "+a+", "group:x", "kind:table", "job:j*", "stale",
        "a and b and c", "a or b or c", "(a or b) and c", "not (a or b)", "not not a", "not a and b",
        "+(a and b)+", "(+a)+", "a or (b or c)", "a and (b and c)", "+(not a)", "not +a",
    ])
    func textRoundTrips(text: String) throws {
        let selection = try AssetSelection(text)
        #expect(selection.text == text)
        #expect(try AssetSelection(selection.text) == selection)
    }

    @Test func commasAreWrittenAsOr() throws {
        #expect(try AssetSelection("a,b , c").text == "a or b or c")
    }

    @Test(arguments: [
        ("", 1, 1), ("a b", 3, 1), ("a and", 6, 1), ("a and or b", 7, 2), ("a ) b", 3, 1), ("not", 4, 1),
        ("a, ,b", 4, 1), ("color:red", 1, 9), ("a or group:", 6, 6), ("++a", 2, 1), ("a++", 3, 1), ("(a b)", 4, 1),
    ])
    func refusesWithTheCaretUnderTheWord(text: String, column: Int, length: Int) {
        let error = #expect(throws: AssetError.self) { try AssetSelection(text) }
        let place = error?.diagnostic.place
        #expect(error?.diagnostic.code == .unexpectedWord)
        #expect(place == Diagnostic.Place(line: 1, column: column, length: length, text: text))
    }

    @Test func refusesAnOpenParenthesisWhereItOpens() {
        let error = #expect(throws: AssetError.self) { try AssetSelection("a or (b and (c)") }
        #expect(error == .unclosed(at: Diagnostic.Place(line: 1, column: 6, text: "a or (b and (c)")))
    }

    @Test(arguments: [
        ("+merge", 2, "merged", DiagnosticCode.unknownAsset),
        ("merged or group:mergign", 11, "merging", .unknownAsset),
        ("kind:tabel", 1, "table", .unknownAsset),
        ("job:merging_jbo", 1, "merging_job", .unknownJob),
    ])
    func unknownWordsNameTheNearest(text: String, column: Int, nearest: String, code: DiagnosticCode) throws {
        let error = #expect(throws: AssetError.self) { try selected(text) }
        let diagnostic = try #require(error?.diagnostic)
        #expect(diagnostic.code == code)
        #expect(diagnostic.place?.column == column)
        #expect(diagnostic.nearest.contains(nearest))
    }

    @Test func aPatternThatMatchesNothingIsRefused() {
        #expect(throws: AssetError.self) { try selected("inner_*") }
    }

    @Test func staleIsAskedOnlyWhereItIsSaid() throws {
        #expect(try AssetSelection("a and not (b or +stale)").asksForStaleness)
        #expect(try !AssetSelection("stale_prices and group:stale").asksForStaleness)
    }

    @Test func anErrorReadsWell() throws {
        let error = #expect(throws: AssetError.self) { try selected("merged or group:mergign") }
        #expect(
            error?.diagnostic.lines == [
                "error[E207]: no group is called mergign",
                "  1 | merged or group:mergign",
                "                ^^^^^^^^^^^^^",
                "  given:    mergign",
                "  nearest:  merging",
                "  try:      assets",
            ])
    }
}
