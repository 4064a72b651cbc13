import Assets
import Foundation
import Store
import Tables
import Vocabulary

/// Turns what an asset has made into files of the workspace and records of them.
struct Records<Maker: Asset> {
    private let asset: Maker
    private let made: [Made<Maker.Output>]
    private let work: Work
    private let results: Results

    init(_ asset: Maker, _ made: [Made<Maker.Output>], _ work: Work, _ results: Results) {
        self.asset = asset
        self.made = made
        self.work = work
        self.results = results
    }

    /// One slice that lies on the disk and is not yet in the catalogue.
    struct Record {
        let recipe: VersionRecipe
        let inputs: [Materialisation.Input]
        let files: [StoredFile]
        let notes: Notes
        let value: any AssetValue

        func materialisation(run: RunID, started: Date, seconds: Double) -> Materialisation {
            let extent = value.extent
            return Materialisation(
                recipe.slice, version: recipe.version, contentHash: ContentHash(of: files),
                codeVersion: recipe.codeVersion, parameters: recipe.parameters, inputs: inputs, files: files,
                rows: extent.rows ?? notes.balance?.rowsOut, columns: extent.columns, balance: notes.balance,
                figures: notes.figures, ledger: notes.ledger, warnings: notes.warnings, run: run, started: started,
                seconds: seconds)
        }
    }

    /// Writes the files of every partition; on return they are safe on the disk.
    func stored() throws -> [Record] {
        let settings = settings
        var recipes: [(recipe: VersionRecipe, inputs: [Materialisation.Input])] = []
        for one in made {
            let inputs = try inputs(of: one.partition)
            let sources = one.notes.sources.map { ("source \($0.key)", $0.value) }
            let recipe = VersionRecipe(
                AssetSlice(asset.key, partition: one.partition), codeVersion: String(Maker.codeVersion),
                parameters: settings.merging(sources) { $1 },
                inputs: Dictionary(uniqueKeysWithValues: inputs.map { ($0.slice, $0.contentHash) }))
            recipes.append((recipe, inputs))
        }
        let parcels = try zip(made, recipes).map { one, recipe in
            Parcel(
                try (one.files ?? one.encoded().files ?? []).map(artifact), of: recipe.recipe.slice, version: recipe.recipe.version)
        }
        let files = try results.workspace.store(batch: parcels)
        return try zip(zip(made, recipes), files).map { pair, files in
            let (one, recipe) = pair
            return Record(
                recipe: recipe.recipe, inputs: recipe.inputs, files: files, notes: one.notes,
                value: try settled(one.output, files, of: recipe.recipe.slice))
        }
    }

    /// The parameters the asset reads, as they were set.
    private var settings: [String: String] {
        let all = Dictionary(uniqueKeysWithValues: work.parameters.settings.map { ($0.name, $0.value.text) })
        return Dictionary(uniqueKeysWithValues: Maker.reads.map { name in
            guard let value = all[name] else { preconditionFailure("\(asset.key) reads \(name), which is no parameter") }
            return (name, value)
        })
    }

    /// What the slice was made from: the same partition of an input that has it, else every partition.
    private func inputs(of partition: String?) throws -> [Materialisation.Input] {
        var inputs: [Materialisation.Input] = []
        for key in asset.inputs {
            let all = try results.materialisations(of: key)
            let same = partition == nil ? [] : all.filter { $0.slice.partition == partition }
            inputs += (same.isEmpty ? all : same).map(Materialisation.Input.init)
        }
        return inputs
    }

    private func artifact(_ part: FilePart) -> Artifact {
        switch part.content {
        case .bytes(let bytes):
            return .bytes(bytes, named: part.name)
        case .view(let sql):
            return .text(sql.replacing(results.workspace.folder + "/", with: Results.folderMark + "/"), named: part.name)
        case .rows(let sql):
            let engine = results.engine
            return Artifact(named: part.name) { try engine.copy(sql, to: $0) }
        }
    }

    /// A relation that has been written out is from now on the file.
    private func settled(_ value: Maker.Output, _ files: [StoredFile], of slice: AssetSlice) throws -> any AssetValue {
        guard let relation = value as? Relation, case .written = relation.kept,
            let file = files.first(where: { $0.name == "rows.parquet" })
        else { return value }
        return Relation(.file(path: try results.workspace.path(of: file, in: slice)), setAside: relation.setAside)
    }
}
