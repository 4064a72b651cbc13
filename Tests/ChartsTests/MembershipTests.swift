import Testing

@testable import Charts

struct MembershipTests {
    private let stores = Subject(unit: "store")

    @Test func clustersComeInTheOrderOfTheirNumbersAndRowsInTheirs() {
        let membership = Membership([3, 1, nil, 3, 1])
        #expect(membership.clusters.map(\.label) == [1, 3])
        #expect(membership.clusters.map(\.rows) == [[1, 4], [0, 3]])
        #expect(membership.unassigned.rows == [2])
        #expect(membership.groups.map(\.name) == ["1", "3", "none"])
    }

    @Test func rowsInNoClusterAreNotCountedIntoClusters() {
        let labels = Sample.labels([200, 93], unassigned: 7)
        #expect(Membership(labels).phrase(of: stores) == "293 of 300 stores in 2 clusters, 7 in none")
    }

    @Test(arguments: [
        ([], "No stores"), ([1], "1 store in 1 cluster"), ([1, 2, 2], "3 stores in 2 clusters"),
        ([nil, nil], "2 stores in no cluster"), ([nil], "1 store in no cluster"),
        ([4, nil], "1 of 2 stores in 1 cluster, 1 in none"),
    ] as [([Int?], String)])
    func thePhraseIsTrueOfFewRows(_ labels: [Int?], _ phrase: String) {
        #expect(Membership(labels).phrase(of: stores) == phrase)
    }
}
