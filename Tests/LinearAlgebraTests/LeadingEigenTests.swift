import Testing

@testable import LinearAlgebra

struct LeadingEigenTests {
    private func leading(_ matrix: Matrix, _ wanted: Int) -> LeadingEigen {
        LeadingEigen(size: matrix.rows, wanted: wanted) { vector, product in
            for row in 0..<matrix.rows {
                product[row] = 0
                for column in 0..<matrix.rows { product[row] += matrix[row, column] * vector[column] }
            }
        }
    }

    @Test(arguments: [5, 90, 200])
    func findsWhatTheWholeDecompositionFinds(size: Int) throws {
        var stream = RandomStream(seed: 8, purpose: 95)
        var matrix = Matrix(rows: size, columns: size)
        for row in 0..<size {
            for column in 0...row {
                matrix[row, column] = stream.nextUniform() - 0.5
                matrix[column, row] = matrix[row, column]
            }
        }
        let (whole, found) = (try #require(SymmetricEigen(matrix)), leading(matrix, 4))
        #expect(found.hasConverged && found.values.count == 4)
        for pair in 0..<4 {
            #expect(abs(found.values[pair] - whole.values[pair]) < 1e-11)
            for (one, other) in zip(found.vectors.row(pair), whole.vectors.row(pair)) { #expect(abs(one - other) < 1e-7) }
        }
    }

    @Test func findsEqualEigenvaluesAsOftenAsTheyAre() {
        // 3 four times, then 2, 1, 0, …: a start has but one direction of the four.
        var matrix = Matrix(rows: 120, columns: 120)
        for row in 0..<120 { matrix[row, row] = row < 4 ? 3.0 : row < 6 ? 2.0 : 1 / Double(row) }
        let found = leading(matrix, 5)
        for (value, expected) in zip(found.values, [3.0, 3, 3, 3, 2]) { #expect(abs(value - expected) < 1e-12) }
        #expect(found.hasConverged)
    }

    @Test func nothingIsWantedOfNothing() {
        #expect(leading(Matrix(rows: 0, columns: 0), 3).values.isEmpty)
        #expect(leading(Matrix([[2]]), 3).values == [2])
        #expect(leading(Matrix(rows: 100, columns: 100), 3).values == [0, 0, 0])
    }
}
