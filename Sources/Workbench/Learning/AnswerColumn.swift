import Tables

/// A column that stands beside the ids in what is made of rows.
enum AnswerColumn: String, CaseIterable {
    case cluster = "CLUSTER"
    case distance = "DISTANCE"
    case margin = "MARGIN"
    case outlier = "OUTLIER"
    case probability = "PROBABILITY"
    case runnerUp = "RUNNER_UP"
    case silhouette = "SILHOUETTE"
}

extension Column {
    init(_ answer: AnswerColumn, _ values: [Bool]) { self.init(answer.rawValue, values) }
    init(_ answer: AnswerColumn, _ values: [Double]) { self.init(answer.rawValue, values) }
    init(_ answer: AnswerColumn, _ values: [Double?]) { self.init(answer.rawValue, values) }
    init(_ answer: AnswerColumn, _ values: [Int?]) { self.init(answer.rawValue, values) }
}

extension Table {
    /// The column of an answer; the error carries the names there are.
    func column(_ answer: AnswerColumn) throws(TableError) -> Column { try column(answer.rawValue) }
}
