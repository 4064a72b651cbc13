import Testing
import Vocabulary

@testable import Workbench

/// What names the rows, in dividing and in assigning.
struct RowNameTests {
    private let shops: Shops
    private var desk: Desk { shops.desk }

    init() throws { shops = try Shops() }

    @Test func whatIsCalledAnIdAndIsNoneIsNoFeature() async throws {
        try shops.folder.write("id,x\n1,0\n1,1\n2,5\n", to: "twice.csv")
        try await desk.run("load twice \"\(shops.folder.path(of: "twice.csv"))\"")
        let refusal = await desk.refusal(of: "cluster kmeans twice k=2")
        #expect(refusal?.code == .wrongKind && refusal?.given == "id" && refusal?.expected?.contains("ignore=id") == true)
        #expect(try await desk.run("cluster kmeans twice k=2 ignore=id as two").contains("numbered from 1"))
        #expect(try await desk.table("assign two twice")["CLUSTER"]?.count == 3)
    }

    @Test func whatNamedTheRowsDoesSoAgainWhereverItStands() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let rows = "select row_number() over (order by shop) as place_no, visits, shop from shops"
        #expect(try await desk.run("assign two (\(rows)) as placed").contains("named by shop"))
        #expect(try await desk.answer("select count(*) from placed join two using (shop) where placed.CLUSTER = two.CLUSTER") == "21")
        #expect(try await desk.run("assign two (\(rows)) id=place_no as placed").contains("named by place_no"))
    }

    @Test func whatNamesTheRowsNoMoreIsToldWithItsFirstValue() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let rows = "(select shop, visits from shops union all select shop, visits from shops where visits < 3 order by shop)"
        let said = try await desk.run("assign two \(rows) as placed")
        #expect(said.contains("numbered from 1"))
        #expect(said.contains("shop named the rows before and cannot here, because 3 values come more than once, 0010 first"))
        let refusal = await desk.refusal(of: "assign two \(rows) id=shop as placed")
        #expect(refusal?.code == .wrongKind && refusal?.message.contains("3 values come more than once, 0010 first") == true)
    }
}
