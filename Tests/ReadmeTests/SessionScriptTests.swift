import Foundation
import Testing

/// Replays the scripts under `sessions/` through the program, on inputs small enough to know what must come out.
struct SessionScriptTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Two stores, three visits of two households, one line of a product without a department.
    private static let inputs = """
        clustering 1
        select * from (values
            (1, 10, 100, 7, 1, 1.004e0, 0.5e0, 0.0e0, 0.0, 1, timestamp '2017-01-01 11:00:00'),
            (1, 10, 100, 8, 1, 2.0e0, 0.0e0, 0.25e0, 0.0, 1, timestamp '2017-01-01 11:00:00'),
            (1, 10, 101, 7, 2, 3.0e0, 0.0e0, 0.0e0, 0.0, 2, timestamp '2017-01-03 19:00:00'),
            (2, 20, 102, 9, 1, 4.0e0, 1.0e0, 0.0e0, 0.0, 3, timestamp '2017-01-04 09:00:00'))
            t(household_id, store_id, basket_id, product_id, quantity, sales_value, retail_disc, coupon_disc, coupon_match_disc,
              week, transaction_timestamp) > "data/raw/complete_journey/transactions.parquet";
        select * from (values (7, 1, 'GROCERY', 'National', 'SOUP', 'TOMATO', '1 LB'), (8, 1, 'DELI', 'Private', null, null, null),
            (9, 2, null, 'National', null, null, null))
            t(product_id, manufacturer_id, department, brand, product_category, product_type, package_size)
            > "data/raw/complete_journey/products.parquet";
        select * from (values (1, '65+', 'Under 15K', '0'), (3, '19-24', '250K+', '2')) t(household_id, age, income, kids_count)
            > "data/raw/complete_journey/demographics.parquet";
        """

    @Test func theRealYearIsPreparedAsItsTablesSay() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "script-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.inputs.utf8).write(to: folder.appending(path: "inputs.clu"))
        #expect(try run(["do", "inputs.clu"], in: folder) == 0)
        let script = Self.package.appending(path: "sessions/prepare_complete_journey.clu").path
        #expect(try run(["do", script], in: folder) == 0)
        #expect(try run(["-c", "export (select * from 'data/internal_sales.parquet' order by all) > sales.csv"], in: folder) == 0)

        #expect(
            try text("sales.csv", in: folder) == """
                SKU_NBR,STORE_NBR,CAT_DSC,TOTAL_SALES,WEEK
                7,10,GROCERY,1.0,1
                7,10,GROCERY,3.0,2
                8,10,DELI,2.0,1

                """)
        #expect(
            try text("data/need_states.csv", in: folder) == """
                PRODUCT_ID,CATEGORY,NEED_STATE,CDT,ATTRIBUTE_1,ATTRIBUTE_2,ATTRIBUTE_3
                7,GROCERY,SOUP,TOMATO,National,1 LB,1
                8,DELI,,,Private,,1

                """)
        // Store 10: two visits of one household, Sunday at 11 and Tuesday at 19; 0.5 of 6.0 paid was discount.
        #expect(
            try text("data/external_features.csv", in: folder).split(separator: "\n").dropFirst().map(String.init) == [
                "10,2,1,2.0,3.0,1.5,0.5,0.5,0.5,0.0833,1.0,0.0,1.0,0.0", "20,1,1,1.0,4.0,1.0,0.0,0.0,0.0,0.25,,,,",
            ])
    }

    /// Six groups were planted among the stores of the sample that are no outliers.
    @Test func aGroupingIsDefendedFromRowsToFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "script-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try run(["do", Self.package.appending(path: "sessions/defend_grouping.clu").path], in: folder) == 0)
        #expect(try sizes("groups.csv", in: folder) == [200, 106, 102, 76, 65, 21])
        let even = try sizes("even.csv", in: folder)
        #expect(even.count == 6 && even.allSatisfy { $0 >= 40 } && even.reduce(0, +) == 570)
        // Edges come first, and a store is placed where it was grouped.
        let edges = try text("edges.csv", in: folder).split(separator: "\n").dropFirst().compactMap { line in
            line.split(separator: ",", omittingEmptySubsequences: false).last.flatMap { Double($0) }
        }
        #expect(edges.count == 570 && edges == edges.sorted())
        #expect(try sizes("placed.csv", in: folder) == sizes("groups.csv", in: folder))
        for chart in ["tried.svg", "groups.svg"] { #expect(try text(chart, in: folder).hasSuffix("</svg>\n")) }
    }

    /// By cluster in a table with the columns CLUSTER and OUTLIER: the rows that are no outliers, most first.
    private func sizes(_ name: String, in folder: URL) throws -> [Int] {
        let lines = try text(name, in: folder).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let cluster = try #require(lines[0].firstIndex(of: "CLUSTER"))
        let outlier = try #require(lines[0].firstIndex(of: "OUTLIER"))
        let labels = lines.dropFirst().filter { $0[outlier] == "false" }.map { $0[cluster] }
        return Dictionary(grouping: labels, by: \.self).values.map(\.count).sorted(by: >)
    }

    @Test func everyScriptHasATest() throws {
        let scripts = try FileManager.default.contentsOfDirectory(atPath: Self.package.appending(path: "sessions").path)
        #expect(scripts.sorted() == ["defend_grouping.clu", "prepare_complete_journey.clu"])
    }

    private func text(_ name: String, in folder: URL) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private func run(_ arguments: [String], in folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = Bundle.main.executableURL.map { $0.deletingLastPathComponent().appending(path: "clustering") }
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
