import LinearAlgebra

/// Rows on their way to becoming points: numbers, of which some may be missing, and text columns beside them.
public struct Frame: Sendable, Hashable {
    /// One id a row, as text and never reshaped.
    public let ids: [String]
    /// The names of the numeric columns.
    public let columns: [String]
    public let categories: [CategoricalColumn]
    /// Rows × columns; a missing cell is NaN, which is why only `subscript(row:column:)` is public.
    let values: Matrix

    /// - Parameters:
    ///   - values: rows × columns; NaN marks a missing cell.
    ///   - categories: as many cells as there are rows.
    /// - Throws: `ClusteringError.notFinite` naming the first cell that is infinite or too large, `.repeatedColumn`.
    public init(
        ids: [String], columns: [String], values: Matrix, categories: [CategoricalColumn] = []
    ) throws(ClusteringError) {
        precondition(ids.count == values.rows && columns.count == values.columns, "names do not fit the matrix")
        precondition(categories.allSatisfy { $0.cells.count == ids.count }, "a text column is not as long as the frame")
        if let bad = values.elements.firstIndex(where: { $0.magnitude > Points.largestMagnitude }) {
            throw .notFinite(
                column: columns[bad % values.columns], row: ids[bad / values.columns], value: "\(values.elements[bad])")
        }
        var seen: Set<String> = []
        for name in columns + categories.map(\.name) where !seen.insert(name).inserted { throw .repeatedColumn(name) }
        self.ids = ids
        self.columns = columns
        self.values = values
        self.categories = categories
    }

    public init(_ points: Points) {
        self.init(checkedIDs: points.ids, columns: points.columns, values: points.values, categories: points.categories)
    }

    /// For parts of frames that have been checked.
    init(checkedIDs: [String], columns: [String], values: Matrix, categories: [CategoricalColumn]) {
        ids = checkedIDs
        self.columns = columns
        self.values = values
        self.categories = categories
    }
}

extension Frame {
    public var rowCount: Int { ids.count }

    /// A cell; `nil` where it is missing.
    public subscript(row: Int, column: Int) -> Double? {
        let cell = values[row, column]
        return cell.isNaN ? nil : cell
    }

    /// The cells of one numeric column that are not missing, in row order.
    func present(in column: Int) -> [Double] { values.column(column).filter { !$0.isNaN } }

    /// The rows as points.
    ///
    /// - Parameters:
    ///   - keepsText: whether text columns stay, for what can use them.
    ///   - weights: how much each row counts; `nil` where every row counts once.
    /// - Throws: `ClusteringError.textColumns` or `.missingCell` where a step is still to be taken, `.badWeight`.
    public func points(keepingText keepsText: Bool = false, weights: [Double]? = nil) throws(ClusteringError) -> Points {
        guard keepsText || categories.isEmpty else { throw .textColumns(categories.map(\.name)) }
        if let missing = values.elements.firstIndex(where: \.isNaN) {
            throw .missingCell(column: columns[missing % values.columns], row: ids[missing / values.columns])
        }
        return try Points(ids: ids, columns: columns, values: values, categories: categories, weights: weights)
    }

    /// The rows as points of the columns a model was fitted on; what is in other columns does not matter.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.columnOfOtherKind`; `.missingCell` where a step is still to be taken.
    public func points(for model: any ClusterModel) throws(ClusteringError) -> Points {
        let texts = try names.texts(called: model.categoryColumns)
        return try selecting(columns: model.columns).replacing(categories: texts.map { categories[$0] }).points(keepingText: true)
    }

    /// The given rows, in the given order.
    public func selecting(rows: [Int]) -> Frame {
        Frame(
            checkedIDs: rows.map { ids[$0] }, columns: columns, values: values.selecting(rows: rows),
            categories: categories.map { $0.selecting(rows: rows) })
    }

    /// The given numeric columns, in the given order, and all text columns.
    ///
    /// - Throws: `ClusteringError.missingColumn`, `.columnOfOtherKind`.
    public func selecting(columns wanted: [String]) throws(ClusteringError) -> Frame {
        if wanted == columns { return self }
        let chosen = try names.numbers(called: wanted)
        return Frame(checkedIDs: ids, columns: wanted, values: values.selecting(columns: chosen), categories: categories)
    }

    /// The same rows without some columns, whether of numbers or of texts.
    public func leavingOut(_ names: [String]) throws(ClusteringError) -> Frame {
        let left = try selecting(columns: columns.filter { !names.contains($0) })
        return Frame(
            checkedIDs: ids, columns: left.columns, values: left.values, categories: categories.filter { !names.contains($0.name) })
    }

    /// The same rows with other numbers.
    func replacing(columns: [String], values: Matrix) -> Frame {
        Frame(checkedIDs: ids, columns: columns, values: values, categories: categories)
    }

    func replacing(categories: [CategoricalColumn]) -> Frame {
        Frame(checkedIDs: ids, columns: columns, values: values, categories: categories)
    }
}
