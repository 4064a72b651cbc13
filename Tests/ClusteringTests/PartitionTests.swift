import Foundation
import Testing

@testable import Clustering

struct PartitionTests {
    @Test func theLargestClusterIsOneAndTiesGoByFirstRow() {
        let partition = Partition([9, 4, 4, 9, 7, 7, 7, nil])
        #expect(partition.labels == [2, 3, 3, 2, 1, 1, 1, nil])
        #expect(partition.sizes == [3, 2, 2])
        #expect(partition.noiseCount == 1)
        #expect(partition.members(of: 2) == [0, 3])
    }

    @Test func canonicalLabelsStayAsTheyAre() {
        let partition = Partition([1, 2, 1, nil, 3, 3, 3])
        #expect(Partition(partition.labels) == partition)
    }

    @Test func noRowsAndOnlyNoiseHaveNoClusters() {
        #expect(Partition([]).clusterCount == 0)
        #expect(Partition([nil, nil]).clusterCount == 0)
    }

    @Test func survivesJSON() throws {
        let partition = Partition([3, 3, nil, 1])
        #expect(try JSONDecoder().decode(Partition.self, from: JSONEncoder().encode(partition)) == partition)
    }
}
