import Assets
import FoundationEssentials
import GRDB

extension Workspace {
    /// Opens a run.
    public func beginRun(
        job: String = "", environment: String, selection: String, at time: Date = Date()
    ) throws(StoreError) -> RunID {
        try write { database in
            try database.execute(
                sql: "INSERT INTO run (job, environment, selection, started) VALUES (?, ?, ?, ?)",
                arguments: [job, environment, selection, time.timeIntervalSince1970])
            return RunID(rawValue: database.lastInsertedRowID)
        }
    }

    /// Closes a run; one that is closed already stays as it was.
    public func endRun(_ run: RunID, as outcome: Run.Outcome, at time: Date = Date()) throws(StoreError) {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET ended = ?, outcome = ? WHERE id = ? AND outcome IS NULL",
                arguments: [time.timeIntervalSince1970, outcome.rawValue, run.rawValue])
        }
    }

    /// Writes down what happened, all at once: a call waits for the disk once, however many events it is given.
    public func record(_ events: [RunEvent]) throws(StoreError) {
        guard !events.isEmpty else { return }
        try write { database in
            for event in events { try event.insert(into: database) }
        }
    }

    public func record(_ event: RunEvent) throws(StoreError) { try record([event]) }

    /// The latest runs, newest first.
    public func runs(limit: Int = .max) throws(StoreError) -> [Run] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [limit])
                .map(Run.init(row:))
        }
    }

    public func run(_ id: RunID) throws(StoreError) -> Run? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id.rawValue])
                .map(Run.init(row:))
        }
    }

    /// What happened in a run, in the order it was recorded.
    public func events(of run: RunID) throws(StoreError) -> [RunEvent] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM event WHERE run = ? ORDER BY id", arguments: [run.rawValue]
            ).map(RunEvent.init(row:))
        }
    }
}

extension Run {
    fileprivate init(row: Row) {
        let ended: Double? = row["ended"]
        let outcome: String? = row["outcome"]
        self.init(
            id: RunID(rawValue: row["id"]), job: row["job"], environment: row["environment"],
            selection: row["selection"], started: Date(timeIntervalSince1970: row["started"]),
            ended: ended.map(Date.init(timeIntervalSince1970:)), outcome: outcome.flatMap(Outcome.init(rawValue:)))
    }
}

extension RunEvent {
    fileprivate init(row: Row) {
        let asset: String? = row["asset"]
        let partition: CatalogueText? = row["partition"]
        let message: CatalogueText = row["message"]
        self.init(
            Kind(rawValue: row["kind"]), in: RunID(rawValue: row["run"]),
            of: asset.map { AssetSlice(AssetKey($0), partition: partition?.text) }, message.text,
            at: Date(timeIntervalSince1970: row["time"]))
    }

    func insert(into database: Database) throws {
        try database.execute(
            sql: "INSERT INTO event (run, kind, asset, partition, message, time) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                run.rawValue, kind.rawValue, slice?.asset.name, slice?.partition?.forCatalogue, message.forCatalogue,
                time.timeIntervalSince1970,
            ])
    }
}
