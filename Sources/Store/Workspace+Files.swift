import Assets
import Glibc

extension Workspace {
    /// Writes the files of one slice.
    ///
    /// They are safe on the disk when the call returns, and belong to a result once it is committed.
    ///
    /// - Throws: `StoreError.artifact` with the error of a write that failed, `.disk` where the system refuses.
    public func store(
        _ artifacts: [Artifact], of slice: AssetSlice, version: Version
    ) throws(StoreError) -> [StoredFile] {
        try store(batch: [Parcel(artifacts, of: slice, version: version)]).flatMap(\.self)
    }

    /// Writes the files of many slices, and waits for the disk once they are all written.
    ///
    /// - Returns: for every parcel, the files of its artifacts in their order.
    public func store(batch: [Parcel]) throws(StoreError) -> [[StoredFile]] {
        let drafts = batch.map { parcel in parcel.artifacts.map { Draft($0, of: parcel) } }
        let all = drafts.flatMap(\.self)
        pending.withLock { $0.formUnion(all.map(\.hiddenPath)) }
        defer { discard(all) }
        for folder in Set(all.map(\.folder)) { try Disk.makeFolder(absolutePath(folder)) }
        for (parcel, drafts) in zip(batch, drafts) {
            for (artifact, draft) in zip(parcel.artifacts, drafts) { try write(artifact, as: draft) }
        }
        return try publish(drafts)
    }

    /// The path of a file from the root on.
    ///
    /// - Throws: `StoreError.damaged` where the file is missing or has another size than when it was written.
    public func path(of file: StoredFile, in slice: AssetSlice) throws(StoreError) -> String {
        let path = absolutePath(file.path)
        guard let size = try Disk.size(of: path) else { throw .damaged(slice, path: file.path, .missing) }
        guard size == file.bytes else {
            throw .damaged(slice, path: file.path, .size(expected: file.bytes, found: size))
        }
        return path
    }

    /// Makes sure that the files of a result are there in their size; with `rehashing`, that they hold what was written.
    ///
    /// - Throws: `StoreError.damaged`.
    public func check(_ materialisation: Materialisation, rehashing: Bool = false) throws(StoreError) {
        for file in materialisation.files {
            let path = try path(of: file, in: materialisation.slice)
            guard rehashing else { continue }
            guard try Digest.ofFile(at: path).sha256 == file.sha256 else {
                throw .damaged(materialisation.slice, path: file.path, .content)
            }
        }
    }

    func absolutePath(_ path: String) -> String { "\(folder)/\(path)" }
}

extension Workspace {
    private func write(_ artifact: Artifact, as draft: Draft) throws(StoreError) {
        do {
            try artifact.write(absolutePath(draft.hiddenPath))
        } catch let error as StoreError {
            throw error
        } catch {
            throw .artifact(artifact.name, of: draft.slice, cause: error)
        }
    }

    /// Contents first, then names, then folders: a name never stands for a content that is not on the disk.
    private func publish(_ drafts: [[Draft]]) throws(StoreError) -> [[StoredFile]] {
        var files: [[StoredFile]] = []
        for drafts in drafts {
            var sealed: [StoredFile] = []
            for draft in drafts { sealed.append(try draft.sealed(in: folder)) }
            files.append(sealed)
        }
        let moves = Array(zip(drafts.joined(), files.joined()))
        pending.withLock { $0.formUnion(moves.map(\.1.path)) }
        for (draft, _) in moves { try Disk.beginFlush(file: absolutePath(draft.hiddenPath)) }
        for (draft, _) in moves { try Disk.flush(file: absolutePath(draft.hiddenPath)) }
        for (draft, file) in moves {
            try Disk.rename(absolutePath(draft.hiddenPath), to: absolutePath(file.path))
        }
        for folder in Set(moves.map(\.0.folder)) { try Disk.flush(folder: absolutePath(folder)) }
        return files
    }

    /// Removes what is left of drafts; those that were given their names are gone already.
    private func discard(_ drafts: [Draft]) {
        for draft in drafts { unlink(absolutePath(draft.hiddenPath)) }
        pending.withLock { $0.subtract(drafts.map(\.hiddenPath)) }
    }
}
