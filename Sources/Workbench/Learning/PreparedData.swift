import Clustering
import Foundation
import LinearAlgebra
import Tables
import Vocabulary

/// Rows that have gone through the steps of `prepare`, the outliers among them flagged.
struct PreparedData: AssetValue {
    /// The ids in the type they were read in.
    let ids: Column
    /// Every row, outliers too.
    let frame: Frame
    let outliers: [Bool]
    /// How much each row counts; `nil` where every row counts once.
    private(set) var weights: [Double]?
    /// How much of a cluster's size each row takes; `nil` where rows are counted.
    let sizes: [Double]?
    let chain: FittedChain
    /// Columns that stay beside the others and are not learned from.
    var ignored: [String] = []

    /// What the table of the rows cannot say of itself.
    private struct About: Codable {
        let numbers: [String]
        let texts: [String]
        let isWeighted: Bool
        let isSized: Bool
        /// Absent in what was kept before columns could be left out.
        let ignored: [String]?
    }

    static let weightColumn = "ROW_WEIGHT"
    static let sizeColumn = "ROW_SIZE"

    init(ids: Column, frame: Frame, outliers: [Bool], weights: [Double]?, sizes: [Double]?, chain: FittedChain) {
        self.ids = ids
        self.frame = frame
        self.outliers = outliers
        self.weights = weights
        self.sizes = sizes
        self.chain = chain
    }

    var extent: (rows: Int?, columns: Int?) { (frame.rowCount, frame.columns.count + frame.categories.count) }

    var table: Table {
        get throws(TableError) {
            let weights = weights.map { [Column(Self.weightColumn, $0)] } ?? []
            let sizes = sizes.map { [Column(Self.sizeColumn, $0)] } ?? []
            return try Table(ids: ids, frame).appending(weights + sizes + [Column(.outlier, outliers)])
        }
    }

    var parts: [ValuePart] {
        get throws {
            let about = About(
                numbers: frame.columns, texts: frame.categories.map(\.name), isWeighted: weights != nil, isSized: sizes != nil,
                ignored: ignored)
            return [
                ValuePart("table", .table(try table)), ValuePart("steps", .document(try JSONEncoder.stable.encode(chain))),
                ValuePart("about", .document(try JSONEncoder.stable.encode(about))),
            ]
        }
    }

    init(parts: ValueParts) throws {
        let table = try parts.table("table")
        let about = try JSONDecoder().decode(About.self, from: parts.document("about"))
        self.init(
            ids: table.columns[0], frame: try Frame(table.selecting([table.columns[0].name] + about.numbers + about.texts)),
            outliers: try table.column(.outlier).completeNumbers.map { $0 != 0 },
            weights: about.isWeighted ? try table.column(Self.weightColumn).completeNumbers : nil,
            sizes: about.isSized ? try table.column(Self.sizeColumn).completeNumbers : nil,
            chain: try JSONDecoder().decode(FittedChain.self, from: parts.document("steps")))
        ignored = about.ignored ?? []
    }

    /// The same rows, of which some columns are not learned from.
    func leavingOut(_ ignored: [String], of name: String) throws -> PreparedData {
        guard !ignored.isEmpty else { return self }
        let known = frame.columns + frame.categories.map(\.name)
        if let column = ignored.first(where: { !known.contains($0) }) {
            throw Diagnostic(
                .missingColumn, "there is no column \(column) in \(name)", given: column, expected: known.joined(separator: ", "),
                nearest: column.nearest(in: known))
        }
        var rest = self
        rest.ignored = ignored
        return rest
    }

    /// The same rows, each of which counts once.
    var unweighted: PreparedData {
        var rows = self
        rows.weights = nil
        return rows
    }

    /// The columns that are learned from.
    func features() throws(ClusteringError) -> Frame { try frame.leavingOut(ignored) }

    /// The rows that are learned from: all but the outliers.
    var inliers: [Int] { outliers.indices.filter { !outliers[$0] } }

    /// The rows that are learned from, as points.
    func points() throws(ClusteringError) -> Points {
        let inliers = inliers
        let weights = weights.map { weights in inliers.map { weights[$0] } }
        let features = try features()
        let kept = inliers.count == frame.rowCount ? features : features.selecting(rows: inliers)
        return try kept.points(keepingText: true, weights: weights)
    }
}
