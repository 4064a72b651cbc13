import LinearAlgebra
import Testing

@testable import Clustering

struct ImputationTests {
    private static func frame() throws -> Frame {
        try Frame(
            ids: ["a", "b", "c", "d", "e"], columns: ["x", "empty"],
            values: Matrix([[1, .nan], [.nan, .nan], [2, .nan], [2, .nan], [9, .nan]]),
            categories: [
                CategoricalColumn(name: "region", cells: ["west", nil, "east", "west", nil]),
                CategoricalColumn(name: "blank", cells: [nil, nil, nil, nil, nil]),
            ])
    }

    @Test(arguments: [
        (NumericImputation.Strategy.mean, 3.5), (.median, 2), (.mode, 2), (.constant, -1),
    ])
    func fillsWithWhatTheStrategySays(strategy: NumericImputation.Strategy, fill: Double) throws {
        let step = try NumericImputation(strategy, constant: -1).fit(Self.frame())
        let prepared = try step.apply(to: Self.frame())
        #expect(prepared.frame[1, 0] == fill)
        #expect(prepared.frame[0, 0] == 1)
        #expect(prepared.changes.contains { $0.kind == .cellsFilled && $0.column == "x" && $0.count == 1 })
    }

    @Test func aColumnWithoutANumberIsDroppedAndTold() throws {
        let prepared = try NumericImputation().fit(Self.frame()).apply(to: Self.frame())
        #expect(prepared.frame.columns == ["x"])
        #expect(prepared.changes.contains { $0.kind == .columnDropped && $0.column == "empty" })
    }

    @Test func aConstantFillsAColumnWithoutANumber() throws {
        let prepared = try NumericImputation(.constant, constant: 7).fit(Self.frame()).apply(to: Self.frame())
        #expect(prepared.frame.columns == ["x", "empty"])
        #expect(prepared.frame[4, 1] == 7)
    }

    @Test func newRowsAreFilledWithWhatWasLearned() throws {
        let step = try NumericImputation(.median).fit(Self.frame())
        let new = try Frame(ids: ["z"], columns: ["other", "x"], values: Matrix([[5, .nan]]))
        let prepared = try step.apply(to: new)
        #expect(prepared.frame.columns == ["x"])
        #expect(prepared.frame[0, 0] == 2)
        #expect(prepared.changes.contains { $0.kind == .columnDropped && $0.column == "other" })
    }

    @Test func textIsFilledWithTheMostFrequentOrAConstant() throws {
        let mode = try CategoricalImputation().fit(Self.frame()).apply(to: Self.frame())
        #expect(mode.frame.categories.map(\.name) == ["region"])
        #expect(mode.frame.categories[0].cells == ["west", "west", "east", "west", "west"])
        #expect(mode.changes.contains { $0.kind == .columnDropped && $0.column == "blank" })
        let constant = try CategoricalImputation(.constant, constant: "none").fit(Self.frame()).apply(to: Self.frame())
        #expect(constant.frame.categories[1].cells == ["none", "none", "none", "none", "none"])
    }

    @Test func levelsBecomeColumns() throws {
        let step = try OneHot().fit(Self.frame())
        let prepared = try step.apply(to: Self.frame())
        #expect(prepared.frame.columns == ["x", "empty", "region=east", "region=west"])
        #expect(prepared.frame.categories.isEmpty)
        #expect(prepared.frame.values.column(3) == [1, 0, 0, 1, 0])
        let new = try Frame(
            ids: ["z"], columns: ["x", "empty"], values: Matrix([[1, 1]]),
            categories: [
                CategoricalColumn(name: "region", cells: ["north"]), CategoricalColumn(name: "blank", cells: [nil]),
            ])
        let placed = try step.apply(to: new)
        #expect(Array(placed.frame.values.row(0)) == [1, 1, 0, 0])
        #expect(placed.changes.contains { $0.kind == .levelsUnknown && $0.column == "region" && $0.reason.hasPrefix("north first") })
    }

    @Test func tooManyLevelsAreNoFeature() throws {
        let frame = try Frame(
            ids: ["a", "b", "c"], columns: ["x"], values: Matrix([[1], [2], [3]]),
            categories: [CategoricalColumn(name: "id", cells: ["p", "q", "r"])])
        let prepared = try OneHot(mostLevels: 2).fit(frame).apply(to: frame)
        #expect(prepared.frame.columns == ["x"])
        #expect(prepared.changes.map(\.kind) == [.columnDropped])
    }

    @Test func pointsAreRefusedUntilTheyAreWholeNumbersOnly() throws {
        #expect(throws: ClusteringError.textColumns(["region", "blank"])) { try Self.frame().points() }
        let numbers = try Frame(ids: ["a"], columns: ["x"], values: Matrix([[.nan]]))
        #expect(throws: ClusteringError.missingCell(column: "x", row: "a")) { try numbers.points() }
    }
}
