import Assets
import Store
import Tables
import Vocabulary

extension Results {
    /// The files that hold the rows of a value.
    static let rowFiles = ["rows.sql", "rows.parquet", "table.parquet"]

    /// Where in a stored query the workspace folder stands, so that a workspace can be moved.
    static let folderMark = "{workspace}"

    /// The rows of an asset, or of one partition, as what stands after FROM.
    ///
    /// Several partitions come one below the other, with the partition's name in the column `PARTITION`.
    /// - Throws: `Diagnostic` when it was never made, holds no rows, or a file it reads has changed.
    func rows(of slice: AssetSlice, part: String? = nil) throws(Diagnostic) -> String {
        guard slice.partition == nil else { return try rows(of: try materialisation(of: slice), part: part) }
        let all = try materialisations(of: slice.asset)
        guard !all.isEmpty else { throw Self.neverMade([slice.asset]) }
        guard all.count > 1 || all[0].slice.partition != nil else { return try rows(of: all[0], part: part) }
        let holders = part.map { part in all.filter { $0.file(named: "\(part).parquet") != nil } } ?? all
        guard !holders.isEmpty else { return try rows(of: all[0], part: part) }
        var selects: [String] = []
        for one in holders {
            let name = engine.literal(one.slice.partition ?? "")
            selects.append("SELECT \(name) AS PARTITION, * FROM \(try rows(of: one, part: part))")
        }
        return "(\(selects.joined(separator: " UNION ALL BY NAME ")))"
    }

    private func rows(of materialisation: Materialisation, part: String?) throws(Diagnostic) -> String {
        let slice = materialisation.slice
        let wanted = part.map { ["\($0).parquet"] } ?? Self.rowFiles
        guard let file = materialisation.files.first(where: { wanted.contains($0.name) }) else {
            throw Diagnostic(
                .undefinedResult, part == nil ? "\(slice.text) holds no rows" : "\(slice.text) has set nothing aside",
                given: slice.text, next: "show \(slice.text)")
        }
        do {
            let path = try workspace.path(of: file, in: slice)
            guard file.name.hasSuffix(".sql") else { return "read_parquet(\(engine.literal(path)))" }
            let sql = try String(contentsOfFile: path, encoding: .utf8)
                .replacing(Self.folderMark + "/", with: workspace.folder + "/")
            try requireUnchanged(SourceFile.named(in: sql))
            return "(\n\(sql)\n)"
        } catch let error as any Diagnosable {
            throw error.diagnostic
        } catch {
            throw Diagnostic(.damagedStore, "\(slice.text) cannot be read: \(error)", given: slice.text)
        }
    }
}
