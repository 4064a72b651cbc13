import Testing

@testable import LinearAlgebra

struct SymmetricEigenTests {
    @Test func findsTheValuesAndVectorsOfASmallMatrix() throws {
        let eigen = try #require(SymmetricEigen(Matrix([[2, -1], [-1, 2]])))
        #expect(zip(eigen.values, [3, 1]).allSatisfy { abs($0 - $1) < 1e-14 })
        let half = 0.5.squareRoot()
        #expect(abs(eigen.vectors[0, 0] - half) < 1e-14 && abs(eigen.vectors[0, 1] + half) < 1e-14)
        #expect(abs(eigen.vectors[1, 0] - half) < 1e-14 && abs(eigen.vectors[1, 1] - half) < 1e-14)
    }

    @Test func vectorsAreOrthonormalAndRebuildTheMatrix() throws {
        var stream = RandomStream(seed: 2, purpose: 9)
        let rows = Matrix(rows: 40, columns: 12, elements: (0..<480).map { _ in stream.nextUniform() })
        let symmetric = rows.transposedTimes(rows)
        let eigen = try #require(SymmetricEigen(symmetric))
        #expect(eigen.values == eigen.values.sorted(by: >))
        let gram = eigen.vectors.times(eigen.vectors.transposed)
        var scaled = eigen.vectors
        for row in 0..<12 { for column in 0..<12 { scaled[row, column] *= eigen.values[row] } }
        let rebuilt = eigen.vectors.transposedTimes(scaled)
        for row in 0..<12 {
            for column in 0..<12 {
                #expect(abs(gram[row, column] - (row == column ? 1 : 0)) < 1e-13)
                #expect(abs(rebuilt[row, column] - symmetric[row, column]) < 1e-11)
            }
        }
    }

    @Test func theLargestComponentOfAVectorIsPositive() throws {
        let eigen = try #require(SymmetricEigen(Matrix([[1, -5, 0], [-5, 2, 1], [0, 1, 3]])))
        for row in 0..<3 {
            let largest = eigen.vectors.row(row).max { abs($0) < abs($1) }
            #expect(try #require(largest) > 0)
        }
    }

    @Test func anEmptyMatrixHasNoValues() throws {
        #expect(try #require(SymmetricEigen(Matrix(rows: 0, columns: 0))).values.isEmpty)
    }
}
