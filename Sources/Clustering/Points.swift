import LinearAlgebra

/// Rows of finite numbers, with their ids and what else is known of them: what every algorithm and metric takes.
public struct Points: Sendable, Hashable {
    /// One id a row, as text and never reshaped.
    public let ids: [String]
    /// The names of the numeric columns.
    public let columns: [String]
    /// Rows × columns.
    public let values: Matrix
    /// Text columns without missing cells, for the algorithms and dissimilarities that take them.
    public let categories: [CategoricalColumn]
    /// How much each row counts, positive; `nil` where every row counts once.
    public let weights: [Double]?

    /// Larger magnitudes are refused, because sums of their squares would overflow.
    public static let largestMagnitude = 1e100

    /// - Throws: `ClusteringError.notFinite` naming the first cell that is infinite, not a number or too large,
    ///   `.missingCell` for a text cell, `.badWeight`.
    public init(
        ids: [String], columns: [String], values: Matrix, categories: [CategoricalColumn] = [], weights: [Double]? = nil
    ) throws(ClusteringError) {
        precondition(ids.count == values.rows && columns.count == values.columns, "names do not fit the matrix")
        precondition(categories.allSatisfy { $0.cells.count == ids.count }, "a text column is not as long as the points")
        precondition(weights.map { $0.count == ids.count } ?? true, "there is not a weight for every row")
        if let bad = values.elements.firstIndex(where: { !($0.magnitude <= Self.largestMagnitude) }) {
            throw .notFinite(
                column: columns[bad % values.columns], row: ids[bad / values.columns], value: "\(values.elements[bad])")
        }
        for column in categories {
            if let row = column.cells.firstIndex(of: nil) { throw .missingCell(column: column.name, row: ids[row]) }
        }
        if let weights, let row = weights.firstIndex(where: { !($0 > 0 && $0 <= Self.largestMagnitude) }) {
            throw .badWeight(row: ids[row], value: "\(weights[row])")
        }
        self.init(checkedIDs: ids, columns: columns, values: values, categories: categories, weights: weights)
    }

    /// Rows numbered from 1 and columns called `x1`, `x2`, …
    public init(_ values: Matrix, weights: [Double]? = nil) throws(ClusteringError) {
        try self.init(
            ids: (0..<values.rows).map { String($0 + 1) }, columns: (0..<values.columns).map { "x\($0 + 1)" },
            values: values, weights: weights)
    }

    public var count: Int { values.rows }

    /// Whether all rows coincide because there is nothing to tell them apart by.
    public var hasNoColumns: Bool { columns.isEmpty && categories.isEmpty }

    private init(
        checkedIDs: [String], columns: [String], values: Matrix, categories: [CategoricalColumn], weights: [Double]?
    ) {
        ids = checkedIDs
        self.columns = columns
        self.values = values
        self.categories = categories
        self.weights = weights
    }
}

extension Points {
    /// The given rows, in the given order.
    public func selecting(rows: [Int]) -> Points {
        Points(
            checkedIDs: rows.map { ids[$0] }, columns: columns, values: values.selecting(rows: rows),
            categories: categories.map { $0.selecting(rows: rows) }, weights: weights.map { weights in rows.map { weights[$0] } })
    }

    /// The columns a fitted model knows, in its order.
    ///
    /// - Parameter categories: the names of text columns; others are left out.
    /// - Throws: `ClusteringError.missingColumn`, `.columnOfOtherKind`.
    public func matching(columns wanted: [String], categories names: [String] = []) throws(ClusteringError) -> Points {
        if wanted == columns, names == categories.map(\.name) { return self }
        let chosen = try self.names.numbers(called: wanted)
        let text = try self.names.texts(called: names)
        return Points(
            checkedIDs: ids, columns: wanted, values: wanted == columns ? values : values.selecting(columns: chosen),
            categories: text.map { categories[$0] }, weights: weights)
    }

    /// The same rows with other weights.
    ///
    /// - Throws: `ClusteringError.badWeight`.
    public func weighted(by weights: [Double]?) throws(ClusteringError) -> Points {
        try Points(ids: ids, columns: columns, values: values, categories: categories, weights: weights)
    }
}
