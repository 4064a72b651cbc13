import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

struct PointsTests {
    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e101])
    func cellsThatCannotBeSquaredAreNamed(value: Double) throws {
        let values = Matrix([[1, 2], [3, value]])
        #expect(throws: ClusteringError.notFinite(column: "b", row: "s2", value: "\(value)")) {
            try Points(ids: ["s1", "s2"], columns: ["a", "b"], values: values)
        }
    }

    @Test func framesRefuseInfinityButNotGaps() throws {
        #expect(throws: ClusteringError.notFinite(column: "a", row: "s", value: "inf")) {
            try Frame(ids: ["s"], columns: ["a"], values: Matrix([[.infinity]]))
        }
        #expect(try Frame(ids: ["s"], columns: ["a"], values: Matrix([[.nan]]))[0, 0] == nil)
    }

    @Test func namesOfColumnsAreUnique() throws {
        #expect(throws: ClusteringError.repeatedColumn("a")) {
            try Frame(
                ids: ["s"], columns: ["a"], values: Matrix([[1]]), categories: [CategoricalColumn(name: "a", cells: ["x"])])
        }
    }

    @Test func columnsAreMatchedByName() throws {
        let points = try Points(ids: ["007"], columns: ["a", "b", "c"], values: Matrix([[1, 2, 3]]))
        let matched = try points.matching(columns: ["c", "a"])
        #expect(matched.values.elements == [3, 1])
        #expect(matched.ids == ["007"])
        #expect(throws: ClusteringError.missingColumn("d", known: ["a", "b", "c"])) { try points.matching(columns: ["d"]) }
    }

    @Test func diagnosticsSayWhatToDo() {
        let error = ClusteringError.missingColumn("INCME", known: ["INCOME", "AGE"])
        #expect(
            error.diagnostic.lines == [
                "error[E302]: there is no column INCME", "  given:    INCME", "  expected: INCOME, AGE", "  nearest:  INCOME",
            ])
        #expect(ClusteringError.cancelled.diagnostic.code == .cancelled)
        #expect(ClusteringError.tooFewRows(needed: 2, given: 1).diagnostic.code == .tooFewRows)
    }
}
