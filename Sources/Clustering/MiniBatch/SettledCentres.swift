import LinearAlgebra

/// All rows with their nearest centres, where every centre has rows as long as there are rows apart from theirs.
struct SettledCentres: Sendable {
    private(set) var centres: Matrix
    private(set) var nearest: [NearestCentres.Row]

    /// Puts every centre without rows at the row farthest from its own.
    ///
    /// - Complexity: O(n·k·d), times the number of centres without rows at worst.
    init(_ centres: Matrix, of values: Matrix, in execution: Execution) throws(ClusteringError) {
        self.centres = centres
        nearest = try NearestCentres(of: values, to: centres, in: execution).rows
        for _ in 0..<centres.rows {
            guard let empty = empty else { return }
            let farthest = nearest.indices.max { nearest[$0].squaredDistance < nearest[$1].squaredDistance }
            guard let farthest, nearest[farthest].squaredDistance > 0 else { return }
            for column in 0..<values.columns { self.centres[empty, column] = values[farthest, column] }
            nearest = try NearestCentres(of: values, to: self.centres, in: execution).rows
        }
    }

    /// The first centre that no row is nearest to.
    private var empty: Int? {
        var hasRows = [Bool](repeating: false, count: centres.rows)
        for place in nearest { hasRows[place.first] = true }
        return hasRows.firstIndex(of: false)
    }

    /// Sum over rows of weight times squared distance to the nearest centre.
    func inertia(weights: [Double]?) -> Double {
        guard let weights else { return nearest.reduce(0) { $0 + $1.squaredDistance } }
        return zip(nearest, weights).reduce(0) { $0 + $1.0.squaredDistance * $1.1 }
    }
}
