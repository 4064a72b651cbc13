import LinearAlgebra
import Testing

@testable import Clustering

struct ConsensusTests {
    private static let algorithm = KMeans(k: 2, restarts: 2)
    private static let settings = Resampling(.subsample(0.8), resamples: 20, rows: 150)

    @Test func plantedClustersAreNotAmbiguousAtTheirNumber() throws {
        let points = try Samples.planted(rows: 150, columns: 5, clusters: 4)
        let consensus = try Consensus(of: points, by: Self.algorithm, over: 2...6, Self.settings, references: 5)
        let planted = consensus.rows[2]
        #expect(planted.count == 4)
        #expect(try #require(planted.ambiguity) < 0.001)
        #expect(try #require(planted.relativeAmbiguity) < 0.01)
        #expect(planted.p == 1.0 / 6)
        #expect(try #require(consensus.rows[4].ambiguity) > 0.01)
    }

    @Test func noiseIsAsAmbiguousAsNoise() throws {
        let points = try Samples.uniform(rows: 150, columns: 6)
        let consensus = try Consensus(of: points, by: Self.algorithm, over: 2...4, Self.settings, references: 5)
        for row in consensus.rows {
            #expect(try #require(row.relativeAmbiguity) > 0.5)
            #expect(try #require(row.ambiguity) > 0.1)
        }
    }

    /// Against a plain implementation that looks at every pair and every subsample.
    @Test func agreesWithAPlainCount() throws {
        let points = try Samples.planted(rows: 60, columns: 3, clusters: 3, spread: 5)
        let resamples = try Resamples(of: points, by: Self.algorithm, over: 2...4, Self.settings, in: .standard)
        let tally = ConsensusTally(resamples, of: 60)
        let spreads = try tally.spreads(in: .standard)
        for count in 0..<3 {
            let matrix = try tally.matrix(count: count, in: .standard)
            var (pairs, ambiguous) = (0, 0)
            for first in 0..<60 {
                for second in first + 1..<60 {
                    let labels = zip(resamples.rows, resamples.partitions).compactMap { rows, partitions -> Bool? in
                        guard let one = rows.firstIndex(of: first), let other = rows.firstIndex(of: second) else { return nil }
                        return partitions[count].labels[one] == partitions[count].labels[other]
                    }
                    guard !labels.isEmpty else { continue }
                    let share = Double(labels.count { $0 }) / Double(labels.count)
                    #expect(matrix[first, second] == share && matrix[second, first] == share)
                    pairs += 1
                    if share > 0.1, share < 0.9 { ambiguous += 1 }
                }
            }
            #expect(spreads[count].pairs == pairs)
            // A share of exactly 0.1 or 0.9 may fall on either side in floating point.
            #expect(abs(spreads[count].ambiguous - ambiguous) <= pairs / 100)
            #expect(spreads[count].histogram.reduce(0, +) == pairs)
        }
    }

    @Test func theMatrixOfPlantedClustersIsOneWithinAndZeroBetween() throws {
        let points = try Samples.planted(rows: 60, columns: 5, clusters: 3)
        let consensus = try Consensus(of: points, by: Self.algorithm, over: 2...3, Self.settings, references: 0)
        let matrix = try #require(try consensus.matrix(for: 3))
        for first in 0..<60 {
            for second in 0..<60 { #expect(matrix[first, second] == (first / 20 == second / 20 ? 1 : 0)) }
        }
        #expect(try consensus.matrix(for: 9) == nil)
        #expect(consensus.rows.allSatisfy { $0.p == nil && $0.relativeAmbiguity == nil })
    }

    @Test func cumulativeSharesRiseToOne() throws {
        let consensus = try Consensus(of: Samples.iris, by: Self.algorithm, over: 2...3, Self.settings, references: 0)
        for row in consensus.rows {
            #expect(row.cumulative.count == 101 && row.cumulative == row.cumulative.sorted() && row.cumulative[100] == 1)
        }
    }

    @Test func manyRowsAreSampledAndTold() throws {
        let points = try Samples.planted(rows: 400, columns: 3, clusters: 3)
        let consensus = try Consensus(
            of: points, by: Self.algorithm, over: 2...3, Resampling(.subsample(0.8), resamples: 5, rows: 50), references: 0)
        #expect(consensus.sample?.count == 50)
        #expect(try consensus.matrix(for: 2)?.rows == 50)
    }

    @Test func memoryIsRefusedBeforeTheWorkStarts() throws {
        let tight = Execution(threads: .one, memoryLimit: 10_000)
        #expect { try Consensus(of: Samples.iris, by: Self.algorithm, over: 2...9, Self.settings, in: tight) } throws: { error in
            if case ClusteringError.tooMuchMemory = error { true } else { false }
        }
        let consensus = try Consensus(of: Samples.iris, by: Self.algorithm, over: 2...2, Self.settings, references: 0)
        #expect(throws: ClusteringError.self) { try consensus.matrix(for: 2, in: tight) }
    }

    @Test func givesTheSameBitsOnOneThreadAndTwo() throws {
        let points = try Samples.planted(rows: 100, columns: 4, clusters: 3, spread: 4)
        let one = try Consensus(of: points, by: Self.algorithm, over: 2...4, Self.settings, references: 2, in: .single)
        #expect(try Consensus(of: points, by: Self.algorithm, over: 2...4, Self.settings, references: 2, in: .two) == one)
    }

    @Test(arguments: Samples.degenerate.map(\.name))
    func degenerateTablesHaveAConsensus(name: String) throws {
        let points = try Points(try #require(Samples.degenerate.first { $0.name == name }).values)
        let consensus = try Consensus(of: points, by: Self.algorithm, over: 2...3, Self.settings, references: 2)
        for row in consensus.rows {
            #expect(row.ambiguity.map { (0...1).contains($0) } ?? (points.count < 3))
            #expect(row.relativeAmbiguity?.isFinite ?? true)
        }
    }

    @Test func stopsWhenCancelled() {
        #expect(throws: ClusteringError.cancelled) {
            try Consensus(of: Samples.iris, by: Self.algorithm, over: 2...3, in: Execution(isCancelled: { true }))
        }
    }
}
