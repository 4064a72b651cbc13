import Vocabulary

extension ColumnRoles {
    /// The word in the place of a column of weights that lets every row count once, also where `prepare` was told otherwise.
    static let noWeight = "none"
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
        return (data.unweighted, rows, result)
    }
}

extension Diagnostic {
    /// What to say where rows have weights and an algorithm counts every row once.
    ///
    /// - Parameters:
    ///   - weight: the column of weights the command itself was given; `nil` where the rows were prepared with them.
    ///   - able: the algorithms that count weights.
    init(unusedWeightsOf source: Source, weight: String?, by algorithm: String, able: [String], next: String) {
        let way = weight.map { "ignore=\($0) in place of weight=\($0)" } ?? "weight=none, by which every row counts once"
        self.init(
            .undefinedResult, "\(algorithm) counts every row once and cannot use weights",
            given: weight.map { "weight=\($0)" } ?? "\(source.name), which was prepared with weights",
            expected: "\(way); or one of \(able.joined(separator: ", "))", next: next)
    }
}
