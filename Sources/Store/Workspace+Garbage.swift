import Assets
import GRDB

extension Workspace {
    /// Removes the files that belong to no committed result: what a killed process left, and what was forgotten.
    ///
    /// Files this workspace has stored and not yet committed are left alone.
    ///
    /// - Returns: what was removed; `nil`, and nothing removed, where the workspace is open elsewhere: what looks like
    ///   garbage may be the other's work in progress.
    public func collectGarbage() throws(StoreError) -> Garbage? {
        try lock.alone { () throws(StoreError) in
            // Held throughout, so that what is stored or committed meanwhile waits and is not mistaken for garbage.
            try pending.withLock { pending throws(StoreError) in
                try removeFiles(exceptFor: pending.union(committedPaths()))
            }
        }
    }

    private func committedPaths() throws(StoreError) -> Set<String> {
        try read { try String.fetchSet($0, sql: "SELECT path FROM file") }
    }

    private func removeFiles(exceptFor kept: Set<String>) throws(StoreError) -> Garbage {
        var garbage = Garbage()
        for asset in try Disk.names(in: absolutePath("assets")) {
            for name in try Disk.names(in: absolutePath("assets/\(asset)")) {
                let path = "assets/\(asset)/\(name)"
                if kept.contains(path) { continue }
                garbage.files += 1
                garbage.bytes += try Disk.size(of: absolutePath(path)) ?? 0
                try Disk.remove(absolutePath(path))
            }
        }
        return garbage
    }
}
