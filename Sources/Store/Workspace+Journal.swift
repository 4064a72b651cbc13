import FoundationEssentials
import GRDB

extension Workspace {
    /// The session called `name`, begun where there is none.
    public func session(named name: String) throws(StoreError) -> SessionID {
        try write { database in
            try database.execute(sql: "INSERT INTO session (name) VALUES (?) ON CONFLICT DO NOTHING", arguments: [name])
            let id = try Int64.fetchOne(database, sql: "SELECT id FROM session WHERE name = ?", arguments: [name])
            return SessionID(rawValue: id ?? database.lastInsertedRowID)
        }
    }

    /// The names of all sessions, oldest first.
    public func sessionNames() throws(StoreError) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT name FROM session ORDER BY id") }
    }

    /// Writes down a command and what it does to the names of the session; on return both are on the disk.
    public func accept(
        _ text: String, in session: SessionID, changing changes: [Binding.Change] = [], at time: Date = Date()
    ) throws(StoreError) -> CellID {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO cell (session, number, text, accepted)
                    SELECT :session, coalesce(max(number), 0) + 1, :text, :time FROM cell WHERE session = :session
                    """,
                arguments: ["session": session.rawValue, "text": text.forCatalogue, "time": time.timeIntervalSince1970])
            let cell = CellID(rawValue: database.lastInsertedRowID)
            try database.apply(changes, in: session.rawValue)
            return cell
        }
    }

    /// Writes down what became of a command, with what it does to the names of its session.
    public func conclude(
        _ cell: CellID, as outcome: Cell.Outcome, note: String? = nil, changing changes: [Binding.Change] = []
    ) throws(StoreError) {
        try write { database in
            let session = try Int64.fetchOne(
                database, sql: "UPDATE cell SET outcome = ?, note = ? WHERE id = ? RETURNING session",
                arguments: [outcome.rawValue, note?.forCatalogue, cell.rawValue])
            if let session { try database.apply(changes, in: session) }
        }
    }

    /// The commands a session has accepted, in their order.
    public func cells(of session: SessionID) throws(StoreError) -> [Cell] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM cell WHERE session = ? ORDER BY number", arguments: [session.rawValue]
            ).map(Cell.init(row:))
        }
    }
}

extension Workspace {
    /// The names of a session, sorted.
    public func bindings(of session: SessionID) throws(StoreError) -> [Binding] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM binding WHERE session = ? ORDER BY name", arguments: [session.rawValue]
            ).map(Binding.init(row:))
        }
    }

    /// What `name` stands for in a session.
    public func binding(_ name: String, in session: SessionID) throws(StoreError) -> Binding? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM binding WHERE session = ? AND name = ?",
                arguments: [session.rawValue, name]
            ).map(Binding.init(row:))
        }
    }

    /// Changes the names of a session, all or none.
    public func apply(_ changes: [Binding.Change], in session: SessionID) throws(StoreError) {
        try write { try $0.apply(changes, in: session.rawValue) }
    }
}

extension Cell {
    fileprivate init(row: Row) {
        let text: CatalogueText = row["text"]
        let outcome: String? = row["outcome"]
        let note: CatalogueText? = row["note"]
        self.init(
            id: CellID(rawValue: row["id"]), number: row["number"], text: text.text,
            accepted: Date(timeIntervalSince1970: row["accepted"]), outcome: outcome.flatMap(Outcome.init(rawValue:)),
            note: note?.text)
    }
}

extension Binding {
    fileprivate init(row: Row) {
        let payload: CatalogueText = row["payload"]
        self.init(row["name"], kind: row["kind"], payload: payload.text)
    }
}

extension Database {
    fileprivate func apply(_ changes: [Binding.Change], in session: Int64) throws {
        for change in changes {
            switch change {
            case .set(let binding):
                try execute(
                    sql: "INSERT OR REPLACE INTO binding (session, name, kind, payload) VALUES (?, ?, ?, ?)",
                    arguments: [session, binding.name, binding.kind, binding.payload.forCatalogue])
            case .remove(let name):
                try execute(
                    sql: "DELETE FROM binding WHERE session = ? AND name = ?", arguments: [session, name])
            }
        }
    }
}
