import Tables

/// The order of store ids: numbers by size, text by character.
enum StoreOrder {
    static func precedes(_ left: Cell, _ right: Cell) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        default: left.text < right.text
        }
    }
}

extension Column {
    /// The values at the given rows, missing where there is no row.
    func looking(up rows: [Int?]) -> Column {
        switch type {
        case .integer: Column(name, rows.map { row -> Int64? in row.flatMap { if case .integer(let value) = self[$0] { value } else { nil } } })
        case .number: Column(name, rows.map { row -> Double? in row.flatMap { if case .number(let value) = self[$0] { value } else { nil } } })
        case .flag: Column(name, rows.map { row -> Bool? in row.flatMap { if case .flag(let value) = self[$0] { value } else { nil } } })
        case .text, .date, .timestamp:
            Column(name, rows.map { row -> String? in row.flatMap { isMissing($0) ? nil : self[$0].text } })
        }
    }
}
