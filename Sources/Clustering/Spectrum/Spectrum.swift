import LinearAlgebra

/// Leading eigenvectors of a normalised affinity.
struct Spectrum: Sendable {
    /// Descending.
    let values: [Double]
    /// One a row.
    let vectors: Matrix
    /// By row of the affinity: the root of its degree.
    let roots: [Double]
    let products: Int
    let hasConverged: Bool

    /// Rows × `columns`: the eigenvectors of the random walk on the affinities, in which rows that belong together are close.
    func embedding(columns: Int) -> Matrix {
        var embedding = Matrix(rows: roots.count, columns: min(columns, vectors.rows))
        for row in 0..<roots.count {
            for column in 0..<embedding.columns { embedding[row, column] = vectors[column, row] / roots[row] }
        }
        return embedding
    }
}
