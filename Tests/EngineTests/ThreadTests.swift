import Dispatch
import Engine
import Tables
import Testing

@Suite struct ThreadTests {
    @Test(arguments: [
        "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE hash(a.range + b.range) % 7 = 1",
        "CREATE TABLE t AS SELECT a.range AS x FROM range(1000000) a, range(1000000) b WHERE hash(a.range + b.range) = 1",
    ])
    func cancellingStopsALongQueryAndTheConnectionStaysUsable(sql: String) throws {
        let connection = try openDatabase().connect()
        try cancelling(connection) {
            _ = #expect(throws: EngineError.cancelled(sql: sql)) { try connection.execute(sql) }
        }
        #expect(try connection.query("SELECT 42 AS x").row(0) == [.integer(42)])
    }

    @Test func cancellingStopsAStreamedResult() throws {
        let connection = try openDatabase().connect()
        let sql = "FROM range(1000000000000)"
        try cancelling(connection) {
            #expect(throws: EngineError.cancelled(sql: sql)) { try connection.stream(sql) { _ in true } }
        }
        #expect(try connection.query("SELECT 42 AS x").row(0) == [.integer(42)])
    }

    /// Runs `work` on a thread of its own and cancels until it ends: a cancel that comes before the statement does nothing.
    private func cancelling(_ connection: Connection, _ work: @escaping @Sendable () -> Void) throws {
        let end = DispatchSemaphore(value: 0)
        DispatchQueue(label: "query").async {
            work()
            end.signal()
        }
        for _ in 0..<6_000 {
            if end.wait(timeout: .now() + .milliseconds(10)) == .success { return }
            try connection.cancel()
        }
        Issue.record("the query did not stop")
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
