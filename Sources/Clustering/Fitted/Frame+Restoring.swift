import LinearAlgebra

/// What undoing a step needs: later steps may have dropped columns it has made, and added others that are none of its business.
extension Frame {
    /// By column of numbers: where it stands among those a step was fitted on; `nil` where it is none of them.
    func places(in fitted: [String]) -> [Int?] {
        let places = Dictionary(zip(fitted, fitted.indices), uniquingKeysWith: { first, _ in first })
        return columns.map { places[$0] }
    }

    /// The rows in the columns that components were made of, each the nearest point in the span of the components that are left.
    ///
    /// - Parameters:
    ///   - directions: components × original columns.
    ///   - centre: by original column.
    /// - Throws: `ClusteringError.missingColumn` where no component is left.
    func restoring(
        _ original: [String], from components: [String], along directions: Matrix, about centre: [Double]
    ) throws(ClusteringError) -> Frame {
        let places = places(in: components)
        let left = columns.indices.filter { places[$0] != nil }
        guard !left.isEmpty || components.isEmpty else { throw .missingColumn(components[0], known: columns) }
        let scores = values.selecting(columns: left)
        let restored = try scores.times(directions.selecting(rows: left.compactMap { places[$0] })).mapCells(centre, centre) {
            deviation, mean, _ in deviation + mean
        }
        let others = columns.indices.filter { places[$0] == nil && !original.contains(columns[$0]) }
        return replacing(columns: original, values: restored)
            .appending(columns: others.map { columns[$0] }, others.map { values.column($0) })
    }
}
