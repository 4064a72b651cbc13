import Testing
import Vocabulary

@testable import Workbench

/// Names that mean something already: of results, and of the columns an answer has.
struct AnswerNameTests {
    private let shops: Shops
    private var desk: Desk { shops.desk }

    init() throws { shops = try Shops() }

    @Test func aNameIsNotTakenByAResultOfAnotherKind() async throws {
        try await shops.load("prepare shops ignore=region impute=median scale=zscore as z")
        for statement in ["cluster kmeans z k=2 as shops", "cluster kmeans z k=2 as z", "load z \"\(shops.folder.path(of: "shops.csv"))\""] {
            let refusal = await desk.refusal(of: statement)
            #expect(refusal?.code == .nameTaken && refusal?.next?.hasPrefix("drop ") == true)
        }
        #expect(try await desk.run("prepare shops ignore=region impute=mean scale=zscore as z").contains("numeric_imputation"))
    }

    @Test func anAnswerIsNotLearnedFrom() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let refusal = await desk.refusal(of: "prepare two scale=zscore as z")
        #expect(refusal?.given == "CLUSTER, OUTLIER" && refusal?.expected?.contains("ignore=CLUSTER,OUTLIER") == true)
    }

    /// Before any work, and with a way out.
    @Test(arguments: [
        ("cluster kmeans (select region, visits, visits as ROW from shops) k=2 ignore=region", "ROW"),
        ("prepare (select shop, visits, north as ROW_WEIGHT from shops) weight=visits scale=zscore as z", "ROW_WEIGHT"),
        ("cluster kmeans (select shop, visits, north as ROW_SIZE from shops) k=2 size=visits", "ROW_SIZE"),
        ("cluster kmeans (select shop as CLUSTER, visits from shops) k=2", "CLUSTER"),
        ("prepare (select shop as OUTLIER, visits from shops) scale=zscore as z", "OUTLIER"),
        ("cluster kmeans (select shop as SILHOUETTE, visits from shops) k=2", "SILHOUETTE"),
        ("assign two (select shop as DISTANCE, visits from shops)", "DISTANCE"),
        ("prepare (select shop as ROW_WEIGHT, visits, north from shops) weight=visits scale=zscore as z", "ROW_WEIGHT"),
        ("cluster kmeans (select shop as held, visits from shops) k=2 max_size=12", "held"),
        ("cluster kmedoids (select shop as medoid, visits from shops) k=2", "medoid"),
        ("cluster optics (select shop as core_distance, visits from shops)", "core_distance"),
        ("cluster gaussian_mixture (select shop as membership_2, visits from shops) k=2", "membership_2"),
    ])
    func namesTheAnswerNeedsAreRefused(statement: String, name: String) async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let refusal = await desk.refusal(of: statement)
        #expect(refusal?.code == .wrongKind && refusal?.given == name, "\(refusal?.message ?? "nothing was wrong")")
        #expect(refusal?.expected?.contains("a query that calls it something else") == true)
    }

    /// Another algorithm tells nothing of that name.
    @Test(arguments: ["held", "medoid", "membership_1"])
    func namesTheAnswerDoesNotNeedAreFree(name: String) async throws {
        try await shops.load("cluster kmeans (select shop as \(name), visits from shops) k=2 as two")
        #expect(try await desk.table("show two").columnNames == [name, "CLUSTER", "OUTLIER"])
    }

    /// Two clusters have two columns of memberships.
    @Test(arguments: ["membership_7", "membership_0", "membership_-3", "membership_02"])
    func onlyWhatCanBeAMembershipIsNeeded(name: String) async throws {
        try await shops.load("cluster gaussian_mixture (select shop as \"\(name)\", visits from shops) k=2 as two")
        #expect(try await desk.table("show two").columnNames.first == name)
    }

    /// What names prepared rows is settled there.
    @Test func preparedRowsAreNamedOtherwiseWhereTheyArePrepared() async throws {
        try await shops.load("prepare (select shop as medoid, visits from shops) scale=zscore as z")
        let refusal = await desk.refusal(of: "cluster kmedoids z k=2")
        #expect(refusal?.code == .wrongKind && refusal?.given == "medoid")
        #expect(refusal?.expected?.hasPrefix("prepare … id=COLUMN for another") == true)
    }
}
