import LinearAlgebra

/// A model that can tell how far any row is from any of its clusters.
protocol MeasuredModel: ClusterModel {
    /// Whether what is to be kept small is the sum of squared distances.
    static var squaresDistances: Bool { get }

    /// Rows × clusters.
    ///
    /// - Throws: `ClusteringError.missingColumn`.
    func distances(of points: Points, in execution: Execution) throws(ClusteringError) -> Matrix
}

extension CentreModel: MeasuredModel {
    static var squaresDistances: Bool { true }

    func distances(of points: Points, in execution: Execution) throws(ClusteringError) -> Matrix {
        var distances = try points.matching(columns: columns).values.squaredDistances(from: centres, in: execution)
        distances.takeSquareRoots()
        return distances
    }
}

/// Under limits a row is not sent down the tree, but weighed against the centres of all leaves.
extension BisectionModel: MeasuredModel {
    static var squaresDistances: Bool { true }

    func distances(of points: Points, in execution: Execution) throws(ClusteringError) -> Matrix {
        let centres = locations ?? Matrix(rows: 0, columns: columns.count)
        return try CentreModel(algorithm: algorithm, columns: columns, centres: centres).distances(of: points, in: execution)
    }
}

extension MedoidModel: MeasuredModel {
    static var squaresDistances: Bool { false }

    func distances(of points: Points, in execution: Execution) throws(ClusteringError) -> Matrix {
        try space.measure.space(of: points).dissimilarities(from: space, in: execution)
    }
}

extension Matrix {
    fileprivate mutating func takeSquareRoots() {
        withUnsafeMutableElements { cells in
            for position in cells.indices { cells[position] = cells[position].squareRoot() }
        }
    }
}
