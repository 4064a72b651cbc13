import GRDB

/// The tables of the catalogue, as the steps that lead from an empty file to the present ones.
enum Schema {
    /// How many steps this program knows; SQLite's `user_version` says how many a catalogue has taken.
    static var version: Int { steps.count }

    /// Takes the steps `database` has not yet taken, all or none.
    ///
    /// - Throws: `StoreError.newerSchema` when it has taken more than are known here.
    static func bringUpToDate(_ database: Database, at path: String) throws {
        guard try taken(by: database, at: path) < version else { return }
        try database.inTransaction(.immediate) {
            // Another process may have been faster while this one waited for the lock.
            for step in steps[try taken(by: database, at: path)...] { try database.execute(sql: step) }
            try database.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    private static func taken(by database: Database, at path: String) throws -> Int {
        let taken = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard taken <= version else { throw StoreError.newerSchema(found: taken, known: version, path: path) }
        return taken
    }

    private static let steps = [
        """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            job TEXT NOT NULL,
            environment TEXT NOT NULL,
            selection TEXT NOT NULL,
            started REAL NOT NULL,
            ended REAL,
            outcome TEXT
        ) STRICT;

        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            asset TEXT,
            partition TEXT,
            message TEXT NOT NULL,
            time REAL NOT NULL
        ) STRICT;
        CREATE INDEX event_run ON event (run);

        CREATE TABLE materialisation (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            asset TEXT NOT NULL,
            partition TEXT,
            version TEXT NOT NULL,
            run INTEGER,
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX materialisation_slice ON materialisation (asset, partition, version);
        CREATE INDEX materialisation_run ON materialisation (run);

        CREATE TABLE file (
            materialisation INTEGER NOT NULL REFERENCES materialisation (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            PRIMARY KEY (materialisation, path)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE cell (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            text TEXT NOT NULL,
            accepted REAL NOT NULL,
            outcome TEXT,
            note TEXT,
            UNIQUE (session, number)
        ) STRICT;

        CREATE TABLE binding (
            session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (session, name)
        ) STRICT, WITHOUT ROWID;
        """
    ]
}
