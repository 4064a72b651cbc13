/// The names of a table's columns, of numbers and of texts.
struct ColumnNames {
    let numeric: [String]
    let text: [String]

    /// Where the named columns stand among those of numbers.
    ///
    /// - Throws: `ClusteringError.missingColumn`, or `.columnOfOtherKind` for one of texts.
    func numbers(called names: [String]) throws(ClusteringError) -> [Int] {
        do {
            return try numeric.positions(of: names)
        } catch .missingColumn(let name, _) where text.contains(name) {
            throw .columnOfOtherKind(name, isText: true)
        }
    }

    /// Where the named columns stand among those of texts.
    ///
    /// - Throws: `ClusteringError.missingColumn`, or `.columnOfOtherKind` for one of numbers.
    func texts(called names: [String]) throws(ClusteringError) -> [Int] {
        do {
            return try text.positions(of: names)
        } catch .missingColumn(let name, _) where numeric.contains(name) {
            throw .columnOfOtherKind(name, isText: false)
        }
    }
}

extension Points {
    var names: ColumnNames { ColumnNames(numeric: columns, text: categories.map(\.name)) }
}

extension Frame {
    var names: ColumnNames { ColumnNames(numeric: columns, text: categories.map(\.name)) }
}

extension Frame {
    /// What to say where a column is looked for in vain.
    func reason(againstMissing name: String) -> ClusteringError {
        if names.text.contains(name) { return .columnOfOtherKind(name, isText: true) }
        return .missingColumn(name, known: columns + names.text)
    }
}

extension [String] {
    /// Where each of `names` stands in this list of column names.
    ///
    /// - Throws: `ClusteringError.missingColumn`.
    func positions(of names: [String]) throws(ClusteringError) -> [Int] {
        let known = Dictionary(zip(self, indices), uniquingKeysWith: { first, _ in first })
        var positions: [Int] = []
        for name in names {
            guard let position = known[name] else { throw .missingColumn(name, known: self) }
            positions.append(position)
        }
        return positions
    }
}
