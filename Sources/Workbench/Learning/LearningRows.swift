import Assets
import Clustering
import Tables
import Vocabulary

/// Rows that are to be prepared or divided, with what names and weighs them.
struct LearningRows {
    /// The ids in the type they were read in.
    let ids: Column
    /// The name of the column they come from; `nil` where the rows were numbered.
    let idColumn: String?
    let frame: Frame
    let weights: [Double]?
    /// How much of a cluster's size each row takes; `nil` where rows are counted.
    let sizes: [Double]?
    /// What they are called in replies.
    let name: String
    /// Why they are not named as they were before.
    var note: String?
    /// Columns of dates and times, which are not among the others.
    var times: [String] = []
    var inputs: [Materialisation.Input] = []
    var sources: [String: String] = [:]

    /// What the column of ids is called where rows are numbered.
    static let numberColumn = "ROW"

    /// Refuses ids that are called what a column of the answer is going to be.
    func requireNameOfIDs() throws(Diagnostic) {
        try Self.requireNameOfIDs(ids, of: name, arePrepared: false) { AnswerColumn(rawValue: $0) != nil }
    }

    /// - Parameters:
    ///   - arePrepared: whether what names the rows is settled, since `prepare` has made them.
    ///   - isAnswer: whether a column of the answer is going to be called so.
    static func requireNameOfIDs(
        _ ids: Column, of name: String, arePrepared: Bool, unless isAnswer: (String) -> Bool
    ) throws(Diagnostic) {
        guard isAnswer(ids.name) else { return }
        let another = arePrepared ? "prepare … id=COLUMN for another, or prepare" : "id=COLUMN for another, or"
        throw Diagnostic(
            .wrongKind, "\(ids.name) names the rows of \(name), and is the name of a column of the answer", given: ids.name,
            expected: "\(another) a query that calls it something else")
    }

    /// Refuses columns of an earlier clustering's answer, which would lead the next one by the hand, and those whose names are
    /// needed for what stands beside the features.
    func requireNoAnswers() throws(Diagnostic) {
        let answers = [AnswerColumn.cluster, .outlier].map(\.rawValue).filter {
            frame.columns.contains($0) || frame.categories.map(\.name).contains($0)
        }
        guard answers.isEmpty else {
            throw Diagnostic(
                .wrongKind, "\(name) holds the answer of an earlier clustering", given: answers.joined(separator: ", "),
                expected: "ignore=\(answers.joined(separator: ",")), or a query that calls them something else")
        }
        try requireNameOfIDs()
        let roles = [("weights", PreparedData.weightColumn, weights), ("sizes", PreparedData.sizeColumn, sizes)]
        for (what, column, values) in roles where values != nil {
            try Self.require(column, notAmong: [ids.name] + frame.columns + frame.categories.map(\.name), of: name, for: what)
        }
    }

    /// Refuses a feature that is called what something else is going to be.
    fileprivate static func require(
        _ column: String, notAmong features: [String], of name: String, for what: String
    ) throws(Diagnostic) {
        guard features.contains(column) else { return }
        throw Diagnostic(
            .wrongKind, "\(name) has a column \(column), which is what the \(what) of the rows are called", given: column,
            expected: "ignore=\(column), or a query that calls it something else")
    }

    var identity: RowIdentity { RowIdentity(source: name, ids: ids, note: note) }

    /// How the rows are named, in a sentence.
    var naming: String {
        let rows = frame.rowCount.counted("row")
        return idColumn.map { "\(rows) of \(name), named by \($0)" } ?? "\(rows) of \(name), numbered from 1"
    }
}

/// Which columns of a table name, weigh and size its rows, and which are left out.
struct ColumnRoles {
    var id: String?
    /// What named the rows before, and does so again where it is there and no other is asked for.
    var usualID: String?
    var weight: String?
    var size: String?
    var ignored: [String] = []
    /// Whether rows are numbered without a word where the column that sounds like their name is none.
    var areNumberedFreely = false
    /// Whether something is to be learned from the columns; where not, dates and times, which nothing was learned from, are
    /// passed over.
    var areLearnedFrom = true
}

extension ColumnRoles {
    /// Of rows that are held against clusters: named by the column that named those, where no other is asked for.
    init(against clusters: ClusteredRows, id: String?, size: String? = nil) {
        let ids = clusters.rows.ids
        self.init(
            id: id, usualID: ids.areRowNumbers ? nil : ids.name, size: size, areNumberedFreely: true, areLearnedFrom: false)
    }
}

extension Session {
    /// Reads rows for learning.
    ///
    /// Where no column is said to name the rows, the first does if it holds text or whole numbers, all different.
    func learningRows(of source: Source, _ roles: ColumnRoles) throws -> LearningRows {
        let sql = "SELECT * FROM \(try rows(of: source))"
        let table: Table
        do throws(Diagnostic) {
            table = try engine.query(sql)
        } catch {
            throw explained(error)
        }
        for name in [roles.id, roles.weight, roles.size].compactMap(\.self) + roles.ignored where table[name] == nil {
            throw Diagnostic(
                .missingColumn, "there is no column \(name) in \(source.name)", given: name,
                expected: table.columnNames.joined(separator: ", "), nearest: name.nearest(in: table.columnNames))
        }
        let first = table.columns.first
        let usual = roles.id == nil ? roles.usualID.flatMap { table[$0] } : nil
        let reason = usual?.reasonAgainstNaming
        let standard = first?.namesRows == true && first?.name != roles.weight ? first : nil
        let id = roles.id ?? (reason == nil ? usual ?? standard : standard)?.name
        let spoken = [roles.weight, roles.size].compactMap(\.self) + roles.ignored
        if id == nil, !roles.areNumberedFreely, let first, first.soundsLikeNames, !spoken.contains(first.name),
            let reason = first.reasonAgainstNaming {
            throw Diagnostic(
                .wrongKind, "\(first.name) sounds like the name of a row, but \(reason)", given: first.name,
                expected: "id=COLUMN for what names the rows, or ignore=\(first.name) to number them")
        }
        let numbers = (0..<table.rowCount).map { Int64($0 + 1) }
        let ids = try id.map { try table.column($0) } ?? Column(LearningRows.numberColumn, numbers)
        if let reason = ids.reasonAgainstNaming {
            throw Diagnostic(
                .wrongKind, "\(ids.name) cannot name the rows, because \(reason)", given: ids.name,
                expected: "a column with a different value in every row")
        }
        let left = Set([id].compactMap(\.self) + spoken)
        var features = table.columns.filter { !left.contains($0.name) }
        let times = features.filter { $0.type == .date || $0.type == .timestamp }.map(\.name)
        if let time = times.first, roles.areLearnedFrom {
            throw Diagnostic(
                .wrongColumnType, "column \(time) holds dates or times, which cannot be clustered",
                given: times.joined(separator: ", "),
                expected: "numbers or texts: ignore=\(times.joined(separator: ",")), or a query that makes numbers of them")
        }
        features.removeAll { times.contains($0.name) }
        if id == nil {
            try LearningRows.require(LearningRows.numberColumn, notAmong: features.map(\.name), of: source.name, for: "numbers")
        }
        let weights = try roles.weight.map { try table.column($0).completeNumbers }
        let sizes = try roles.size.map { try table.column($0).completeNumbers }
        let note = usual.flatMap { usual in reason.map { "\(usual.name) named the rows before and cannot here, because \($0)" } }
        return LearningRows(
            ids: ids, idColumn: id, frame: try Frame(Table([ids] + features)), weights: weights, sizes: sizes, name: source.name,
            note: note, times: times, inputs: try inputs(of: source), sources: ["query": sql])
    }

    /// The results a source is made of, as far as it names one.
    private func inputs(of source: Source) throws(Diagnostic) -> [Materialisation.Input] {
        guard case .named(let reference) = source else { return [] }
        if let result = named[reference.name] { return [Materialisation.Input(try materialisation(of: result))] }
        guard pipeline[AssetKey(reference.name)] != nil else { return [] }
        let slice = AssetSlice(reference)
        return try results.materialisations(of: slice.asset).filter { reference.partition == nil || $0.slice == slice }
            .map(Materialisation.Input.init)
    }

    /// Prepared rows: a named result of `prepare`, or any rows as they are.
    func preparedData(
        _ source: Source, _ roles: ColumnRoles
    ) throws -> (data: PreparedData, rows: LearningRows?, result: NamedResult?) {
        if case .named(let reference) = source, let result = named[reference.name], result.kind == .prepared {
            for role in [("id", roles.id), ("weight", roles.weight), ("size", roles.size)] where role.1 != nil {
                throw Diagnostic(
                    .unknownParameter, "\(role.0) is settled when rows are prepared", given: role.1 ?? "",
                    next: "prepare … \(role.0)=\(role.1 ?? "") as \(reference.name)")
            }
            let data = try value(of: result, as: PreparedData.self)
            return (try data.leavingOut(roles.ignored, of: reference.name), nil, result)
        }
        let rows = try learningRows(of: source, roles)
        try rows.requireNoAnswers()
        let data = PreparedData(
            ids: rows.ids, frame: rows.frame, outliers: Array(repeating: false, count: rows.frame.rowCount), weights: rows.weights,
            sizes: rows.sizes, chain: FittedChain())
        return (data, rows, nil)
    }
}

extension Source {
    /// What the rows are called in replies.
    var name: String {
        switch self {
        case .named(let reference): reference.text
        case .query: "the query"
        }
    }
}

extension Column {
    /// Whether the values look like names of rows: text or whole numbers, all there and all different.
    fileprivate var namesRows: Bool {
        (type == .text || type == .integer) && reasonAgainstNaming == nil
    }

    /// Whether it is called what columns of ids are called.
    fileprivate var soundsLikeNames: Bool {
        (type == .text || type == .integer) && name.contains(/(^|[_ .\-]|[a-z](?=[A-Z]))(?i:id|key|code|nbr|number)$/)
    }

    /// Why the values cannot name rows: how many are missing, and how many come more than once; `nil` where they can.
    fileprivate var reasonAgainstNaming: String? {
        var counts: [String: Int] = [:]
        for text in texts { if let text { counts[text, default: 0] += 1 } }
        let repeated = counts.values.count { $0 > 1 }
        let first = texts.lazy.compactMap(\.self).first { counts[$0, default: 0] > 1 }
        let reasons = [
            missingCount > 0 ? "\(missingCount.counted("value")) \(missingCount == 1 ? "is" : "are") missing" : nil,
            first.map { "\(repeated.counted("value")) \(repeated == 1 ? "comes" : "come") more than once, \($0) first" },
        ].compactMap(\.self)
        return reasons.isEmpty ? nil : reasons.joined(separator: " and ")
    }
}
