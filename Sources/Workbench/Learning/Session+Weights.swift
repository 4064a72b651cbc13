import Vocabulary

extension ColumnRoles {
    /// The word in the place of a column of weights that lets every row count once, also where `prepare` was told otherwise.
    static let noWeight = "none"

    /// What `weight=` takes where rows may have been prepared with weights.
    static let weightSummary = """
        The column that says how much a row counts; none, which no column may be called then, leaves out what prepare was told of it.
        """
}

extension Session {
    /// Prepared rows, or any rows as they are; of `weight=none`, without the weights they have been prepared with.
    func weighedData(
        _ source: Source, _ roles: ColumnRoles
    ) throws -> (data: PreparedData, rows: LearningRows?, result: NamedResult?) {
        guard roles.weight == ColumnRoles.noWeight else { return try preparedData(source, roles) }
        var others = roles
        others.weight = nil
        let (data, rows, result) = try preparedData(source, others)
        try rows?.requireNoColumn(meantByNoWeight: ColumnRoles.noWeight)
        return (data.unweighted, rows, result)
    }
}

extension LearningRows {
    /// Refuses a column that is called what stands for no weights: either may be meant.
    fileprivate func requireNoColumn(meantByNoWeight word: String) throws(Diagnostic) {
        guard ([ids.name] + frame.columns + frame.categories.map(\.name)).contains(word) else { return }
        throw Diagnostic(
            .wrongKind, "weight=\(word) lets every row count once, and \(name) has a column \(word)", given: "weight=\(word)",
            expected: "no weight=, by which every row counts once too, or a query that calls the column something else")
    }
}
