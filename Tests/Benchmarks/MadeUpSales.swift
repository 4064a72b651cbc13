import Engine
import Foundation

/// Sales lines of a made-up chain as Parquet, with the environment that reads them.
///
/// 500 stores sell 20,000 products of 40 categories, few of them often and most of them seldom; a product serves one or two
/// of twelve need states. A hash of the line's number decides everything, so the same number of lines is the same file.
struct MadeUpSales {
    /// The folder that holds `shares.yml`.
    let configurations: String

    /// - Throws: `Skipped` where the disk has too little room.
    init(lines: Int, in place: Place) throws {
        configurations = "\(place.generated)/configs"
        let sales = "\(place.generated)/sales-\(lines).parquet"
        let needStates = "\(place.generated)/need-states.parquet"
        let files = FileManager.default
        if !files.fileExists(atPath: sales) {
            try Self.requireRoom(lines: lines, in: place)
            let connection = try Database.embedded(EmbeddedSettings(), search: .standard()).connect()
            _ = try connection.execute("SET preserve_insertion_order = false")
            _ = try connection.execute(
                """
                COPY (SELECT product AS SKU_NBR, CAST(hash(i + 1000000007) % 500 AS BIGINT) AS STORE_NBR,
                             'CATEGORY ' || product % 40 AS CAT_DSC, round(1 + (hash(i + 2000000011) % 2000) / 100, 2) AS TOTAL_SALES
                      FROM (SELECT i, CAST(floor(20000 * pow(hash(i) / 18446744073709551616.0, 3)) AS BIGINT) AS product
                            FROM range(\(lines)) lines(i))) TO '\(sales).part' (FORMAT parquet)
                """)
            _ = try connection.execute(
                """
                COPY (SELECT p AS PRODUCT_ID, 'CATEGORY ' || p % 40 AS CATEGORY, 'NEED ' || (p // 40 + n * 5) % 12 AS NEED_STATE
                      FROM range(20000) products(p), range(2) needs(n) WHERE n = 0 OR p % 3 = 0)
                TO '\(needStates)' (FORMAT parquet)
                """)
            try files.moveItem(atPath: sales + ".part", toPath: sales)
        }
        try files.createDirectory(atPath: configurations, withIntermediateDirectories: true)
        try Self.environment(sales: sales, needStates: needStates)
            .write(toFile: "\(configurations)/shares.yml", atomically: true, encoding: .utf8)
    }

    private static func requireRoom(lines: Int, in place: Place) throws {
        let values = try URL(filePath: place.generated).resourceValues(forKeys: [.volumeAvailableCapacityKey])
        let needed = lines * 16
        guard let free = values.volumeAvailableCapacity, free < needed else { return }
        throw Skipped(reason: "\(lines) lines need \(needed >> 20) MiB of disk, \(free >> 20) are free: set BENCH_LINES")
    }

    private static func environment(sales: String, needStates: String) -> String {
        """
        readers:
          internal_sales: {kind: parquet, path: \(sales)}
          need_states: {kind: parquet, path: \(needStates)}
          external:
            - {kind: sample, table: external, seed: 42}
        """
    }
}
