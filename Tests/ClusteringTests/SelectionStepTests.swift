import LinearAlgebra
import Testing

@testable import Clustering

struct SelectionStepTests {
    private static func frame() throws -> Frame {
        try Frame(
            ids: ["a", "b", "c", "d"], columns: ["x", "still", "double", "noise"],
            values: Matrix([[1, 5, 2, 3], [2, 5, 4, -1], [3, 5, 6.1, 2], [4, 5, 8, .nan]]))
    }

    @Test func constantColumnsAreDroppedAndTold() throws {
        let prepared = try LowVariance().fit(Self.frame()).apply(to: Self.frame())
        #expect(prepared.frame.columns == ["x", "double", "noise"])
        #expect(prepared.changes.map(\.column) == ["still"])
    }

    @Test func theThresholdIsAPopulationVariance() throws {
        // The variance of 1, 2, 3, 4 is 1.25.
        #expect(try LowVariance(threshold: 1.25).fit(Self.frame()).dropped.map(\.name) == ["x", "still"])
        #expect(try LowVariance(threshold: 1.249).fit(Self.frame()).dropped.map(\.name) == ["still"])
    }

    @Test func ofTwoCorrelatedColumnsTheLaterGoes() throws {
        let prepared = try HighCorrelation(threshold: 0.95).fit(Self.frame()).apply(to: Self.frame())
        #expect(prepared.frame.columns == ["x", "still", "noise"])
        #expect(prepared.changes.first?.reason.contains("correlation with x") == true)
    }

    @Test func ignoredColumnsGoWhateverTheirKind() throws {
        let frame = try Frame(
            ids: ["a"], columns: ["x", "y"], values: Matrix([[1, 2]]),
            categories: [CategoricalColumn(name: "name", cells: ["n"])])
        let prepared = try IgnoreColumns(["name", "y"]).fit(frame).apply(to: frame)
        #expect(prepared.frame.columns == ["x"] && prepared.frame.categories.isEmpty)
    }

    @Test func anIgnoredColumnMustExist() throws {
        #expect(throws: ClusteringError.missingColumn("nois", known: ["x", "still", "double", "noise"])) {
            try IgnoreColumns(["nois"]).fit(Self.frame())
        }
    }

    @Test func aStepThatWouldLeaveNothingIsRefused() throws {
        let frame = try Frame(ids: ["a", "b"], columns: ["x"], values: Matrix([[1], [1]]))
        #expect(throws: ClusteringError.nothingLeft(step: "low_variance")) { try LowVariance().fit(frame) }
    }

    @Test func aMissingColumnIsNamed() throws {
        let step = try LowVariance().fit(Self.frame())
        let new = try Frame(ids: ["z"], columns: ["x", "noise"], values: Matrix([[1, 2]]))
        #expect(throws: ClusteringError.missingColumn("double", known: ["x", "noise"])) { try step.apply(to: new) }
    }

    @Test func columnsThatWereDroppedNeedNotComeBack() throws {
        let step = try LowVariance().fit(Self.frame())
        let new = try Frame(ids: ["z"], columns: ["noise", "double", "x"], values: Matrix([[1, 2, 3]]))
        #expect(try step.apply(to: new).frame.columns == ["x", "double", "noise"])
    }
}
