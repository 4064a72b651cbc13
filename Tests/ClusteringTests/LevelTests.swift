import LinearAlgebra
import Testing

@testable import Clustering

struct LevelTests {
    private static func frame() throws -> Frame {
        try FormulaTable.frame(
            (0..<6).map { [Double($0)] },
            categories: [
                CategoricalColumn(name: "size", cells: ["small", "large", nil, "medium", "small", "huge"]),
                CategoricalColumn(name: "region", cells: ["w", "w", "w", "e", "e", "n"]),
            ])
    }

    @Test func levelsBecomeTheirPlaceInTheOrderGiven() throws {
        let step = Ordinal(columns: ["size"], levels: ["small", "medium", "large"])
        let prepared = try step.fit(Self.frame()).apply(to: Self.frame())
        #expect(prepared.frame.columns == ["x1", "size"])
        #expect((0..<6).map { prepared.frame[$0, 1] } == [0, 2, nil, 1, 0, nil])
        #expect(prepared.frame.categories.map(\.name) == ["region"])
        #expect(prepared.changes.map(\.kind) == [.columnAdded, .levelsUnknown])
        #expect(prepared.changes[1].column == "size" && prepared.changes[1].count == 1)
        #expect(prepared.changes[1].reason.hasPrefix("huge first"))
    }

    @Test func withoutAnOrderLevelsAreSorted() throws {
        let prepared = try Ordinal(unknown: .code).fit(Self.frame()).apply(to: Self.frame())
        #expect(prepared.frame.columns == ["x1", "size", "region"])
        #expect(prepared.frame.values.column(1) == [3, 1, -1, 2, 3, 0])
        #expect(prepared.frame.values.column(2) == [2, 2, 2, 0, 0, 1])
    }

    @Test func placesGoBackToTheNearestLevel() throws {
        let fitted = try Ordinal(columns: ["size"], levels: ["small", "medium", "large"]).fit(Self.frame())
        let coded = try Frame(ids: ["a", "b", "c", "d"], columns: ["x1", "size"], values: Matrix([[1, 0.4], [2, 0.6], [3, 9], [4, .nan]]))
        let back = try fitted.invert(coded)
        #expect(back.columns == ["x1"])
        #expect(back.categories.map(\.cells) == [["small", "medium", "large", nil]])
    }

    @Test func aLevelGivenTwiceIsRefused() throws {
        #expect(throws: ClusteringError.self) { try Ordinal(levels: ["a", "b", "a"]).fit(Self.frame()) }
        #expect(throws: ClusteringError.missingColumn("siz", known: ["size", "region"])) {
            try Ordinal(columns: ["siz"]).fit(Self.frame())
        }
    }

    @Test func rareLevelsBecomeOneAndAreTold() throws {
        let prepared = try RareLevels(share: 0.3).fit(Self.frame()).apply(to: Self.frame())
        #expect(prepared.frame.categories[0].cells == ["small", "other", nil, "other", "small", "other"])
        #expect(prepared.frame.categories[1].cells == ["w", "w", "w", "e", "e", "other"])
        #expect(prepared.changes.map(\.kind) == [.levelsGrouped, .levelsGrouped])
        #expect(prepared.changes.map(\.count) == [3, 1])
        #expect(prepared.changes[0].text == "rare_levels grouped 3 cells of size: into other, from huge, large, medium")
    }

    /// 0.07 · 100 is rounded to a little more than 7.
    @Test func aLevelOfExactlyTheShareIsKept() throws {
        let cells = (0..<100).map { $0 < 7 ? "seldom" : "usual" }
        let frame = try FormulaTable.frame(
            cells.map { _ in [1] }, categories: [CategoricalColumn(name: "level", cells: cells)])
        #expect(try RareLevels(share: 0.07).fit(frame).apply(to: frame).changes.isEmpty)
        #expect(try !RareLevels(share: 0.08).fit(frame).apply(to: frame).changes.isEmpty)
    }

    @Test func levelsNotSeenBeforeBecomeTheOther() throws {
        let fitted = try RareLevels(share: 0, count: 2, other: "rest", columns: ["region"]).fit(Self.frame())
        let new = try FormulaTable.frame([[1]], categories: [CategoricalColumn(name: "region", cells: ["s"])])
        #expect(try fitted.apply(to: new).frame.categories[0].cells == ["rest"])
    }
}
