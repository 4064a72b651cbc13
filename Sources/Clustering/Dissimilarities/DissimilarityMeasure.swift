import LinearAlgebra

/// A dissimilarity as it has been learned from some points: how rows are turned, and what is measured of their differences.
///
/// All five come to this: cells are scaled, a row may be brought to length 1, and what is left is a sum over columns of
/// squared or absolute differences, with a fixed amount for every text column that differs.
public struct DissimilarityMeasure: Sendable, Hashable, Codable {
    /// What is done to a row as a whole.
    public enum RowForm: String, Sendable, Codable {
        case asGiven
        /// Divided by its length.
        case direction
        /// Its mean taken off, then divided by its length.
        case centredDirection
    }

    /// What is measured of the difference of two rows.
    public enum Norm: String, Sendable, Codable {
        /// √Σδ².
        case euclidean
        /// ½Σδ², which for directions is 1 − cosine.
        case halfSquare
        /// Σ|δ| and the mismatches.
        case absolute
    }

    /// A text column and the texts it had.
    struct Levels: Sendable, Hashable, Codable {
        let name: String
        let texts: [String]
    }

    /// The word for the dissimilarity.
    public let name: String
    public let columns: [String]
    public let form: RowForm
    public let norm: Norm
    /// By column: what its cells are multiplied by; empty where nothing is scaled.
    let scales: [Double]
    let levels: [Levels]
    /// What a text column adds where it differs.
    let mismatch: Double

    init(
        name: String, of points: Points, form: RowForm = .asGiven, norm: Norm, scales: [Double] = [], mismatch: Double = 0
    ) {
        self.name = name
        columns = points.columns
        self.form = form
        self.norm = norm
        self.scales = scales
        levels = points.categories.map { Levels(name: $0.name, texts: $0.levels) }
        self.mismatch = mismatch
    }

    public var categoryColumns: [String] { levels.map(\.name) }

    /// Turns rows, of these points or of others.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.noDirection` where a row has none and the measure needs it.
    /// - Complexity: O(n·d).
    public func space(of points: Points) throws(ClusteringError) -> DissimilaritySpace {
        let matched = try points.matching(columns: columns, categories: categoryColumns)
        var rows = matched.values
        if !scales.isEmpty { rows.scaleColumns(by: scales) }
        if form != .asGiven, let row = rows.turnToDirections(centred: form == .centredDirection) {
            throw .noDirection(row: points.ids[row], dissimilarity: name)
        }
        return DissimilaritySpace(measure: self, rows: rows, codes: codes(of: matched))
    }

    /// Rows × text columns: which of the known texts a cell has; a text that is not known differs from all that are.
    private func codes(of points: Points) -> [Int32] {
        var codes = [Int32](repeating: 0, count: points.count * levels.count)
        for (position, (column, known)) in zip(points.categories, levels).enumerated() {
            let numbers = Dictionary(uniqueKeysWithValues: zip(known.texts, Int32(0)...))
            for (row, cell) in column.cells.enumerated() {
                codes[row * levels.count + position] = cell.flatMap { numbers[$0] } ?? -1
            }
        }
        return codes
    }
}

extension DissimilarityMeasure.Norm {
    /// The dissimilarity of rows whose difference has this magnitude: its squared length, or the sum of what is absolute in it.
    ///
    /// Magnitudes order pairs of rows as their dissimilarities do, and cost less.
    func dissimilarity(ofMagnitude magnitude: Double) -> Double {
        switch self {
        case .euclidean: magnitude.squareRoot()
        case .halfSquare: 0.5 * magnitude
        case .absolute: magnitude
        }
    }
}

extension Matrix {
    /// What would exceed the largest legal magnitude is cut to it, as a new row may where a column's range was tiny.
    fileprivate mutating func scaleColumns(by scales: [Double]) {
        let limit = Points.largestMagnitude
        withUnsafeMutableElements { cells in
            for position in cells.indices {
                cells[position] = max(-limit, min(limit, cells[position] * scales[position % scales.count]))
            }
        }
    }

    /// Brings every row to length 1; returns the first that has no direction.
    ///
    /// Rows are divided by their largest magnitude first, so that no square overflows or vanishes.
    fileprivate mutating func turnToDirections(centred: Bool) -> Int? {
        let (rows, columns) = (rows, columns)
        return withUnsafeMutableElements { cells in
            for row in 0..<rows {
                let own = row * columns..<(row + 1) * columns
                if centred, columns > 0 {
                    let first = cells[own.lowerBound]
                    let mean = first + own.reduce(0) { $0 + (cells[$1] - first) } / Double(columns)
                    for position in own { cells[position] -= mean }
                }
                let largest = own.reduce(0) { max($0, cells[$1].magnitude) }
                guard largest > 0 else { return row }
                for position in own { cells[position] /= largest }
                let length = own.reduce(0) { $0 + cells[$1] * cells[$1] }.squareRoot()
                for position in own { cells[position] /= length }
            }
            return nil
        }
    }
}
