import Testing

@testable import LinearAlgebra

struct CholeskyTests {
    @Test func theFactorTimesItsTransposeIsTheMatrix() throws {
        let factor = try #require(Cholesky(Matrix([[4, 99, 99], [12, 37, 99], [-16, -43, 98]]))).factor
        // The example of the Cholesky decomposition's article in Wikipedia; cells above the diagonal are not read.
        #expect(factor == Matrix([[2, 0, 0], [6, 1, 0], [-8, 5, 3]]))
    }

    @Test func refusesWhatIsNotPositiveDefinite() {
        #expect(Cholesky(Matrix([[1, 2], [2, 1]])) == nil)
        #expect(Cholesky(Matrix([[0]])) == nil)
    }

    @Test func anEmptyMatrixHasAnEmptyFactor() throws {
        #expect(try #require(Cholesky(Matrix(rows: 0, columns: 0))).factor.elements.isEmpty)
    }

    @Test func scattersAreAddedUp() {
        var sums = [1.0, 0, 0, 1]
        Products.addScatter(of: [1, 2, 3, 4], 2, 2, into: &sums)
        #expect(sums == [11, 0, 14, 21])
    }
}
