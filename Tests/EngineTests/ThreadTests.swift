import Engine
import Synchronization
import Tables
import Testing

@Suite struct ThreadTests {
    @Test(.timeLimit(.minutes(1)), arguments: [
        "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE hash(a.range + b.range) % 7 = 1",
        "CREATE TABLE t AS SELECT a.range AS x FROM range(1000000) a, range(1000000) b WHERE hash(a.range + b.range) = 1",
    ])
    func cancellingStopsALongQueryAndTheConnectionStaysUsable(sql: String) async throws {
        let connection = try openDatabase().connect()
        let isDone = Atomic(false)
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { isDone.store(true, ordering: .relaxed) }
                #expect(throws: EngineError.cancelled(sql: sql)) { try connection.execute(sql) }
            }
            // Without a running statement a cancel does nothing, so it is repeated until one was there.
            while !isDone.load(ordering: .relaxed) {
                try await Task.sleep(for: .milliseconds(5))
                try connection.cancel()
            }
            try await group.waitForAll()
        }
        #expect(try connection.query("SELECT 42 AS x").row(0) == [.integer(42)])
    }

    @Test(.timeLimit(.minutes(1)))
    func cancellingStopsAStreamedResult() async throws {
        let connection = try openDatabase().connect()
        let sql = "FROM range(1000000000000)"
        let batches = Atomic(0)
        try await withThrowingTaskGroup { group in
            group.addTask {
                #expect(throws: EngineError.cancelled(sql: sql)) {
                    try connection.stream(sql) { _ in
                        batches.wrappingAdd(1, ordering: .relaxed)
                        return true
                    }
                }
            }
            while batches.load(ordering: .relaxed) < 3 { try await Task.sleep(for: .milliseconds(1)) }
            try connection.cancel()
            try await group.waitForAll()
        }
        #expect(try connection.query("SELECT 42 AS x").row(0) == [.integer(42)])
    }

    @Test func cancellingNothingDoesNothing() throws {
        let connection = try openDatabase().connect()
        try connection.cancel()
        #expect(try connection.query("SELECT 1").rowCount == 1)
    }

    @Test func connectionsShareADatabaseFromTwoThreads() async throws {
        let database = try openDatabase()
        try database.connect().execute("CREATE TABLE t (thread INTEGER, turn INTEGER)")
        try await withThrowingTaskGroup { group in
            for thread in 0..<2 {
                group.addTask {
                    let connection = try database.connect()
                    for turn in 0..<100 {
                        try connection.execute("INSERT INTO t VALUES (\(thread), \(turn))")
                        let own = try connection.query("SELECT count(*) AS n FROM t WHERE thread = \(thread)")
                        #expect(own.row(0) == [.integer(Int64(turn + 1))])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try database.connect().query("SELECT count(*) AS n FROM t").row(0) == [.integer(200)])
    }

    @Test func threadsTakeTurnsOnOneConnection() async throws {
        let connection = try openDatabase().connect()
        try await withThrowingTaskGroup { group in
            for thread in 0..<4 {
                group.addTask {
                    for turn in 0..<50 {
                        let table = try connection.query("SELECT \(thread) AS a, \(turn) AS b, range AS c FROM range(3000)")
                        #expect(table.row(2999) == [.integer(Int64(thread)), .integer(Int64(turn)), .integer(2999)])
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
