import Clustering
import Foundation
import LinearAlgebra
import Tables

/// Stores on their way to being clustered: their features, and the steps that made these from the features before.
struct PreparedRows: AssetValue {
    /// `STORE_NBR` in the type it was read in.
    let ids: Column
    let frame: Frame
    /// Only the steps of this asset.
    let steps: FittedChain
    /// Stores that a step holds to be outliers, with their features; they are not in `frame`.
    let outliers: Table?

    init(ids: Column, frame: Frame, steps: FittedChain = FittedChain(), outliers: Table? = nil) {
        self.ids = ids
        self.frame = frame
        self.steps = steps
        self.outliers = outliers
    }

    var extent: (rows: Int?, columns: Int?) { (frame.rowCount, frame.columns.count + frame.categories.count) }

    var parts: [ValuePart] {
        get throws {
            var parts = [
                ValuePart("table", .table(try Table(ids: ids, frame))),
                ValuePart("steps", .document(try JSONEncoder.stable.encode(steps))),
            ]
            if let outliers { parts.append(ValuePart("set_aside", .table(outliers))) }
            return parts
        }
    }

    init(parts: ValueParts) throws {
        let table = try parts.table("table")
        try self.init(
            ids: table.columns[0], frame: Frame(table), steps: JSONDecoder().decode(FittedChain.self, from: parts.document("steps")),
            outliers: parts.holds("set_aside", ending: "parquet") ? parts.table("set_aside") : nil)
    }
}

extension JSONEncoder {
    /// The same value always gives the same bytes.
    static var stable: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

extension Frame {
    /// A table whose first column holds the ids; numbers become numeric columns, text becomes categories.
    init(_ table: Table) throws {
        let features = table.columns.dropFirst()
        let numeric = try features.filter { $0.type != .text }.map { (name: $0.name, cells: try $0.numbers) }
        let texts = features.filter { $0.type == .text }
        var values = Matrix(rows: table.rowCount, columns: numeric.count)
        for (column, feature) in numeric.enumerated() {
            for (row, cell) in feature.cells.enumerated() { values[row, column] = cell ?? .nan }
        }
        try self.init(
            ids: table.columns[0].completeTexts, columns: numeric.map(\.name), values: values,
            categories: texts.map { CategoricalColumn(name: $0.name, cells: $0.texts) })
    }
}

extension Table {
    /// A frame with its ids in the type they were read in.
    init(ids: Column, _ frame: Frame) throws(TableError) {
        let numbers = frame.columns.indices.map { column in
            Column(frame.columns[column], (0..<frame.rowCount).map { frame[$0, column] })
        }
        try self.init([ids] + numbers + frame.categories.map { Column($0.name, $0.cells) })
    }
}
