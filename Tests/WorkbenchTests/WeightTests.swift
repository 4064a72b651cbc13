import Testing
import Vocabulary

@testable import Workbench

/// What a row counts: the weights that `prepare` and the verbs that divide are told of, and leave out.
struct WeightTests {
    private let shops: Shops
    private var desk: Desk { shops.desk }

    init() throws { shops = try Shops() }

    @Test func aWeightIsKeptBesideTheFeatures() async throws {
        try await shops.load("prepare shops ignore=region impute=mean scale=zscore weight=visits as z")
        #expect(try await desk.answer("select sum(ROW_WEIGHT) from z") == "211.0")
    }

    @Test func weightsAreLeftOutWhereThatIsAsked() async throws {
        try await shops.load("prepare shops ignore=region impute=mean scale=zscore weight=visits as z")
        let refusal = try #require(await desk.refusal(of: "cluster hdbscan z min_cluster_size=4 as dense"))
        #expect(refusal.code == .undefinedResult && refusal.expected?.hasPrefix("weight=none") == true)
        #expect(refusal.next == "cluster hdbscan z min_cluster_size=4 weight=none as dense")
        try await desk.run(try #require(refusal.next))
        #expect(try await desk.table("profile dense")["weight"] == nil)
        // Its own column of weights must not become a feature.
        let other = await desk.refusal(of: "cluster hdbscan shops weight=visits ignore=size,region")
        #expect(other?.next == "cluster hdbscan shops ignore=size,region,visits")
    }

    @Test func theWayOutKeepsAllThatWasGiven() async throws {
        try await shops.load("prepare shops ignore=region impute=mean scale=zscore weight=visits as z")
        let suggesting = await desk.refusal(
            of: "suggest k z method=average max=3 min_size=2 metrics=silhouette references=5 resamples=5 seed=7 ignore=size")
        #expect(
            suggesting?.next
                == "suggest k z method=average max=3 min_size=2 metrics=silhouette references=5 resamples=5 seed=7 weight=none ignore=size")
        let sweeping = await desk.refusal(of: "sweep hdbscan z metrics=silhouette min_cluster_size=4 ignore=size as board")
        #expect(sweeping?.next == "sweep hdbscan z metrics=silhouette weight=none ignore=size min_cluster_size=4 as board")
        let clustering = await desk.refusal(of: "cluster hdbscan shops id=shop weight=visits ignore=size,region as dense")
        #expect(clustering?.next == "cluster hdbscan shops id=shop ignore=size,region,visits as dense")
        for next in [suggesting?.next, sweeping?.next, clustering?.next] { try await desk.run(try #require(next)) }
    }

    /// Of one method; of several, one that cannot use them is left out.
    @Test func everyVerbThatDividesSaysHowToLeaveWeightsOut() async throws {
        try await shops.load("prepare shops ignore=region impute=mean scale=zscore weight=visits as z")
        for statement in ["cluster hdbscan z", "sweep hdbscan z", "suggest k z method=average max=3"] {
            let refusal = await desk.refusal(of: statement)
            #expect(refusal?.code == .undefinedResult && refusal?.expected?.hasPrefix("weight=none") == true, "\(statement)")
            #expect(refusal?.next == "\(statement) weight=none")
        }
        #expect(try await desk.run("sweep kmeans,hdbscan z k=2..3 n_init=2").contains("hdbscan is left out: "))
    }

    @Test func aSweepIsKeptWithAllThatWasGiven() async throws {
        try await shops.load("prepare shops ignore=region impute=mean scale=zscore weight=visits as z")
        let settings = "k=2..3 metrics=silhouette weight=none ignore=size n_init=2"
        try await desk.run("sweep kmeans z \(settings) as board")
        #expect(await desk.session.named["board"]?.command == "sweep kmeans z \(settings) as board")
        let rows = "(select shop, north, visits, region from shops)"
        try await desk.run("sweep kmeans \(rows) k=2..3 metrics=silhouette id=shop weight=visits ignore=region as other")
        let made = try #require(await desk.session.named["other"]?.command)
        #expect(made == "sweep kmeans \(rows) k=2..3 metrics=silhouette id=shop weight=visits ignore=region as other")
        let before = try await desk.table("show other")
        try await desk.run("drop other", made)
        #expect(try await desk.table("show other") == before)
    }

    /// Either the column or the word may be meant.
    @Test(arguments: ["cluster kmeans DATA k=2", "sweep kmeans DATA k=2..3", "suggest k DATA max=3"])
    func aColumnCalledNoneIsNotPassedOver(statement: String) async throws {
        try await shops.load()
        let rows = "(select shop, north, visits as none from shops)"
        let refusal = await desk.refusal(of: "\(statement.replacing("DATA", with: rows)) weight=none")
        #expect(refusal?.code == .wrongKind && refusal?.given == "weight=none")
        #expect(refusal?.expected?.contains("a query that calls the column something else") == true)
    }

    /// Prepared rows know no other column of weights than the one they were prepared with, so nothing else can be meant.
    @Test func ofPreparedRowsAColumnMayBeCalledNone() async throws {
        try await shops.load("prepare (select shop, north, visits, visits as none from shops) weight=visits scale=zscore as z")
        try await desk.run("cluster kmeans z k=2 weight=none as two")
        #expect(try await desk.session.clusters("two").value.rows.frame.columns == ["north", "none"])
    }
}
