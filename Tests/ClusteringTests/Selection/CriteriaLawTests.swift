import LinearAlgebra
import Testing

@testable import Clustering

/// A number of clusters is a matter of how rows lie to each other, not of units, of the origin or of order.
struct CriteriaLawTests {
    /// As few references as a p of 0.05 can be told from.
    private static let criteria: [any Criterion] = [
        Gap(references: 10), Hartigan(), Knee(), SilhouetteExcess(references: 19),
    ]
    private static let planted = Result { try Samples.planted(rows: 160, columns: 20, clusters: 4, seed: 2) }
    private static let straight = Result { try ballots(on: planted.get()) }

    private static func ballots(on points: Points) throws -> [Ballot] {
        let evidence = try CountEvidence(of: points, by: KMeans(k: 2, restarts: 3), upTo: 5, metrics: [])
        return try criteria.map { try $0.ballot(on: evidence) }
    }

    @Test func everyCriterionIsAsked() {
        #expect(Self.criteria.map { type(of: $0).card.name } == Criteria.all.map { $0.card.name })
    }

    @Test(arguments: [-1e6, 0.1, 3e4])
    func shiftingLeavesTheChoice(by shift: Double) throws {
        let points = try Self.planted.get()
        let origin = points.columns.indices.map { shift * Double(1 + $0 % 3) }
        try expectSameChoice(on: Points(points.values.centred(about: origin)))
    }

    @Test(arguments: [0.001, 1024, 3e7])
    func commonScaleLeavesTheChoice(factor: Double) throws {
        try expectSameChoice(on: Points(Self.planted.get().values.scaled(by: factor)))
    }

    @Test func permutingRowsLeavesTheChoice() throws {
        try expectSameChoice(on: Self.planted.get().selecting(rows: Samples.shuffled(160)))
    }

    @Test func permutingColumnsLeavesTheChoice() throws {
        let points = try Self.planted.get()
        try expectSameChoice(on: Points(points.values.selecting(columns: Samples.shuffled(points.columns.count))))
    }

    private func expectSameChoice(on changed: Points) throws {
        for (criterion, (new, old)) in zip(Self.criteria, zip(try Self.ballots(on: changed), try Self.straight.get())) {
            #expect(old.vote == .clusters(4) && new.vote == old.vote, "\(new.text)")
            // What is drawn lies along axes whose directions are a matter of rounding, and so only its vote is the same.
            guard !type(of: criterion).usesReferences else { continue }
            for (first, second) in zip(new.rows, old.rows) {
                let (first, second) = (first.values[0], second.values[0])
                #expect((first == nil) == (second == nil))
                if let first, let second { #expect(abs(first - second) <= 1e-6 * max(1, abs(second)), "\(new.text)") }
            }
        }
    }
}
