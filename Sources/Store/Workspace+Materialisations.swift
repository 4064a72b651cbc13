import Assets
import FoundationEssentials
import GRDB

extension Workspace {
    /// Makes results part of the workspace, with the events that tell of them: all or none.
    ///
    /// Committing an older materialisation again makes it the latest of its slice.
    public func commit(_ materialisations: [Materialisation], events: [RunEvent] = []) throws(StoreError) {
        let bodies = try materialisations.map { one throws(StoreError) in try one.encoded() }
        try write { database in
            for (one, body) in zip(materialisations, bodies) {
                try database.execute(
                    sql: "INSERT INTO materialisation (asset, partition, version, run, body) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        one.slice.asset.name, one.slice.partition?.forCatalogue, one.version.text, one.run?.rawValue,
                        body,
                    ])
                let id = database.lastInsertedRowID
                for path in Set(one.files.map(\.path)) {
                    try database.execute(
                        sql: "INSERT INTO file (materialisation, path) VALUES (?, ?)", arguments: [id, path])
                }
            }
            for event in events { try event.insert(into: database) }
        }
        pending.withLock { $0.subtract(materialisations.flatMap(\.files).map(\.path)) }
    }

    /// What `slice` is now; `nil` where it was never made.
    public func latest(_ slice: AssetSlice) throws(StoreError) -> Materialisation? {
        try fetch(
            "WHERE asset = ? AND partition IS ? ORDER BY id DESC LIMIT 1",
            [slice.asset.name, slice.partition?.forCatalogue]
        ).first
    }

    /// What every slice of `asset` is now, in the order of the partitions.
    public func latest(asset: AssetKey) throws(StoreError) -> [Materialisation] {
        try fetch(
            """
            WHERE id IN (SELECT max(id) FROM materialisation WHERE asset = ? GROUP BY partition)
            ORDER BY partition
            """, [asset.name])
    }

    /// The slices of `asset` that were made by the run that made any of them last, in the order of the partitions.
    public func latestRun(of asset: AssetKey) throws(StoreError) -> [Materialisation] {
        try fetch(
            """
            WHERE id IN (
                SELECT max(id) FROM materialisation
                WHERE asset = :asset AND run IS (SELECT run FROM materialisation WHERE asset = :asset ORDER BY id DESC LIMIT 1)
                GROUP BY partition)
            ORDER BY partition
            """, ["asset": asset.name])
    }

    /// What every slice of every asset is now, in the order of the assets and their partitions.
    public func latest() throws(StoreError) -> [Materialisation] {
        try fetch(
            """
            WHERE id IN (SELECT max(id) FROM materialisation GROUP BY asset, partition)
            ORDER BY asset, partition
            """)
    }

    /// A result of `slice` that was made as `version`, the newest of them, whether its files are still there or not.
    public func materialisation(of slice: AssetSlice, version: Version) throws(StoreError) -> Materialisation? {
        try fetch(
            "WHERE asset = ? AND partition IS ? AND version = ? ORDER BY id DESC LIMIT 1",
            [slice.asset.name, slice.partition?.forCatalogue, version.text]
        ).first
    }

    /// A result of `slice` that was made as `version` and whose files are all there.
    public func reusable(_ slice: AssetSlice, version: Version) throws(StoreError) -> Materialisation? {
        guard let found = try materialisation(of: slice, version: version) else { return nil }
        do {
            try check(found)
            return found
        } catch .damaged {
            return nil
        }
    }

    /// Everything `asset` ever was, newest first.
    public func history(_ asset: AssetKey) throws(StoreError) -> [Materialisation] {
        try fetch("WHERE asset = ? ORDER BY id DESC", [asset.name])
    }

    /// Everything `slice` ever was, newest first.
    public func history(_ slice: AssetSlice) throws(StoreError) -> [Materialisation] {
        try fetch(
            "WHERE asset = ? AND partition IS ? ORDER BY id DESC", [slice.asset.name, slice.partition?.forCatalogue])
    }

    /// What a run made, in the order it was committed.
    public func materialisations(of run: RunID) throws(StoreError) -> [Materialisation] {
        try fetch("WHERE run = ? ORDER BY id", [run.rawValue])
    }

    /// Takes results out of the catalogue, with their history; their files become garbage.
    public func forget(_ slices: [AssetSlice]) throws(StoreError) {
        try write { database in
            for slice in slices {
                try database.execute(
                    sql: "DELETE FROM materialisation WHERE asset = ? AND partition IS ?",
                    arguments: [slice.asset.name, slice.partition?.forCatalogue])
            }
        }
    }
}

extension Workspace {
    private func fetch(
        _ condition: String, _ arguments: StatementArguments = []
    ) throws(StoreError) -> [Materialisation] {
        let bodies = try read {
            try String.fetchAll($0, sql: "SELECT body FROM materialisation \(condition)", arguments: arguments)
        }
        return try bodies.map { body throws(StoreError) in try Materialisation(encoded: body) }
    }
}

extension Materialisation {
    fileprivate init(encoded text: String) throws(StoreError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
        } catch {
            throw .unreadable("a materialisation", reason: "\(error)")
        }
    }

    fileprivate func encoded() throws(StoreError) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        } catch {
            throw .unreadable(slice.text, reason: "\(error)")
        }
    }
}
