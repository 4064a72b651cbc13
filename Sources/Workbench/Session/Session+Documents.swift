import Assets
import Foundation
import Tables
import Vocabulary

extension Session {
    /// What can be seen of an asset that holds no rows: its files; `nil` for anything that has rows.
    func document(_ reference: Reference) throws(Diagnostic) -> Reply? {
        guard datasets[reference.name] == nil, named[reference.name] == nil, let asset = pipeline[AssetKey(reference.name)] else { return nil }
        let made = try results.materialisations(of: asset.key)
        guard !made.isEmpty else { throw Results.neverMade([asset.key]) }
        let shown = try reference.partition.map { (partition) throws(Diagnostic) in
            [try results.materialisation(of: AssetSlice(asset.key, partition: partition))]
        } ?? made
        guard !shown.contains(where: { $0.files.contains { Results.rowFiles.contains($0.name) } }) else { return nil }
        let files = shown.flatMap { one in one.files.map { (slice: one.slice, file: $0) } }
        do {
            let paths = try files.map { try results.workspace.path(of: $0.file, in: $0.slice) }
            let table = try Table([
                Column("what", files.map { $0.slice.partition ?? $0.slice.asset.name }), Column("file", files.map(\.file.name)),
                Column("bytes", files.map(\.file.bytes)), Column("path", paths),
            ])
            return .table(table.prefix(Look.rows), total: table.rowCount)
        } catch {
            throw Self.diagnostic(of: error)
        }
    }

    /// Copies the one file of a slice that holds no rows; `nil` for anything that has rows.
    func exportDocument(_ reference: Reference, to file: String) throws(Diagnostic) -> Reply? {
        guard try document(reference) != nil else { return nil }
        let materialisation = try results.materialisation(of: AssetSlice(AssetKey(reference.name), partition: reference.partition))
        let ending = URL(filePath: file).pathExtension
        let candidates = materialisation.files.filter { $0.name.hasSuffix("." + ending) }
        guard let chosen = candidates.first, candidates.count == 1 else {
            throw Diagnostic(
                .unwritable, "\(reference.text) is not one .\(ending) file", given: file,
                expected: materialisation.files.map(\.name).joined(separator: ", "), next: "show \(reference.text)")
        }
        do {
            let source = try results.workspace.path(of: chosen, in: materialisation.slice)
            try Work.replacing(file) { (path) throws(Diagnostic) in
                do {
                    try FileManager.default.copyItem(atPath: source, toPath: path)
                } catch {
                    throw Diagnostic(.unwritable, "\(file) cannot be written: \(error.localizedDescription)", given: file)
                }
            }
            return Reply([.wrote(path: file, what: chosen.name)])
        } catch {
            throw Self.diagnostic(of: error)
        }
    }
}
