import LinearAlgebra
import Synchronization
import Testing

@testable import Clustering

struct SuggestionTests {
    private static let algorithm = KMeans(k: 2, restarts: 3)
    private static var settings: Suggestion.Settings {
        var settings = Suggestion.Settings(mostClusters: 9, metrics: [Silhouette(), CalinskiHarabasz(), DaviesBouldin()])
        settings.resamples = 10
        settings.subsamples = 10
        settings.consensusRows = 100
        return settings
    }

    @Test(arguments: 2...8)
    func suggestsThePlantedNumber(clusters: Int) throws {
        for seed in 1...2 {
            let points = try Samples.planted(rows: 160, columns: 15, clusters: clusters, seed: seed, spread: 1.5)
            let suggestion = try Suggestion(for: points, by: Self.algorithm, Self.settings)
            #expect(suggestion.recommendation == .clusters(clusters), "\(suggestion.text) \(suggestion.dissent)")
            #expect(suggestion.fit.partition.clusterCount == clusters)
            #expect(suggestion.chosen?.place == 1)
        }
    }

    /// The tests hold a level of about one in twenty; two of three must be deceived.
    @Test(arguments: ["uniform", "bell"])
    func findsNoStructureInNoise(kind: String) throws {
        let deceived = try (1...20).count { seed in
            let points = try kind == "uniform"
                ? Samples.uniform(rows: 80, columns: 4, seed: seed) : Samples.bell(rows: 80, columns: 4, seed: seed)
            var settings = Self.settings
            settings.mostClusters = 5
            settings.resamples = 2
            settings.references = 19
            settings.subsamples = 6
            settings.restarts = 2
            return try Suggestion(for: points, by: Self.algorithm, settings).recommendation != .noStructure
        }
        #expect(deceived <= 3)
    }

    @Test func saysWhatSpeaksForItAndAgainst() throws {
        let suggestion = try Suggestion(for: Samples.ruspini, by: Self.algorithm, Self.settings)
        #expect(suggestion.count == 4 && suggestion.confidence == .strong)
        #expect(suggestion.tests.map(\.name) == ["gap", "silhouette", "consensus"])
        #expect(suggestion.tests.allSatisfy { $0.findsStructure == true })
        #expect(
            suggestion.ballots.map(\.voter) == [
                "silhouette", "calinski_harabasz", "davies_bouldin", "gap", "hartigan", "knee", "silhouette_excess",
            ])
        #expect(suggestion.reasons.contains { $0.contains("lowest mean rank") })
        for line in suggestion.dissent { #expect(!line.contains("prefers 4")) }
        #expect(suggestion.candidates.map(\.count) == Array(2...9))
    }

    @Test func clustersBelowTheLimitAreLeftOutAndTold() throws {
        // Ruspini's groups have 23, 20, 17 and 15 rows.
        var settings = Self.settings
        settings.minimumSize = 16
        let limited = try Suggestion(for: Samples.ruspini, by: Agglomerative(k: 2), settings)
        let four = try #require(limited.candidates.first { $0.count == 4 })
        #expect(four.exclusion == .smallCluster(size: 15, minimum: 16) && four.place == nil)
        #expect(limited.count != 4)
        #expect(limited.reasons.contains { $0.contains("min_size=16") })
        settings.minimumSize = 70
        let none = try Suggestion(for: Samples.ruspini, by: Self.algorithm, settings)
        #expect(none.recommendation == .nothingAllowed && none.count == 1)
    }

    /// One row of the next group is enough.
    @Test func whatTakesLimitsIsHeldToThem() throws {
        var settings = Self.settings
        settings.minimumSize = 16
        let held = try Suggestion(for: Samples.ruspini, by: Self.algorithm, settings)
        let four = try #require(held.candidates.first { $0.count == 4 })
        #expect(four.exclusion == nil && four.smallestSize == 16 && held.count == 4)
        #expect(held.warnings.contains { $0.hasPrefix("k=4") && $0.contains("keep the limits") })
        #expect(held.fit == (try KMeans(k: 4, restarts: 3).fit(Samples.ruspini, within: Limits(minimumSize: 16))))
        // Nine clusters of 16 rows would need more rows than there are.
        let nine = try #require(held.candidates.first { $0.count == 9 })
        #expect(nine.exclusion != nil && nine.place == nil)
    }

    @Test func manyRowsAreSampledAndTold() throws {
        let points = try Samples.planted(rows: 600, columns: 4, clusters: 3)
        var settings = Self.settings
        settings.rows = 150
        settings.pairedRows = 200
        let suggestion = try Suggestion(for: points, by: Self.algorithm, settings)
        #expect(suggestion.count == 3 && suggestion.rowsCompared == 150)
        #expect(suggestion.reasons.contains { $0.contains("150 of 600 rows") })
        #expect(suggestion.reasons.contains { $0.contains("200 of 600 rows") })
    }

    @Test(arguments: Samples.degenerate.map(\.name))
    func degenerateTablesHaveASuggestion(name: String) throws {
        let points = try Points(try #require(Samples.degenerate.first { $0.name == name }).values)
        var settings = Self.settings
        settings.mostClusters = 4
        let suggestion = try Suggestion(for: points, by: Self.algorithm, settings)
        #expect(!suggestion.text.isEmpty && !suggestion.reasons.isEmpty)
        #expect(suggestion.candidates.allSatisfy { $0.meanRank?.isFinite ?? true })
        if !["huge", "two distinct rows", "tiny"].contains(name) { #expect(suggestion.count == 1) }
    }

    @Test func givesTheSameBitsOnOneThreadAndTwo() throws {
        let points = try Samples.planted(rows: 120, columns: 4, clusters: 3, spread: 4)
        let one = try Suggestion(for: points, by: Self.algorithm, Self.settings, in: .single)
        #expect(try Suggestion(for: points, by: Self.algorithm, Self.settings, in: .two) == one)
    }

    /// Few, well parted clusters: the consensus of references differs so much that only its logarithm shows how clear these are.
    @Test(arguments: [3, 4])
    func plainClustersAreSuggestedWithoutDoubt(clusters: Int) throws {
        let points = try Samples.planted(rows: 60 * clusters, columns: 2, clusters: clusters, seed: 7)
        let suggestion = try Suggestion(for: points, by: KMeans(k: 2, restarts: 3), Suggestion.Settings(mostClusters: 6))
        #expect(suggestion.count == clusters && suggestion.confidence == .strong)
    }

    /// Two clusters are no better than one where three lie in a row, and the published rule of the gap looks no farther.
    @Test func clustersInARowAreSuggested() throws {
        let noise = try Samples.uniform(rows: 60, columns: 3, seed: 3)
        var values = noise.values
        for row in 0..<60 {
            values[row, 0] += Double(row % 3) * 10
            values[row, 1] += Double(row % 3) * 5
        }
        let suggestion = try Suggestion(for: Points(values), by: Self.algorithm, Self.settings)
        #expect(suggestion.count == 3)
        #expect(suggestion.dissent.contains { $0.contains("gap sees no structure") })
    }

    @Test func whereNoTestCanSayAnythingNothingIsCertain() {
        let vote = Ballot(voter: "knee", vote: .clusters(2), columns: [], counts: 1..<1, values: [])
        func confidence(_ findings: [Double?], _ ballots: [Ballot]) -> Suggestion.Confidence {
            Suggestion.Confidence(
                in: .noStructure, tests: findings.map { Suggestion.StructureTest("silhouette", p: $0) }, ballots: ballots,
                stability: nil)
        }
        #expect(confidence([nil, nil], [vote]) == .weak && confidence([], [vote]) == .weak)
        #expect(confidence([0.5, nil], [vote]) == .strong && confidence([0.5, 0.01], [vote]) == .fair)
        #expect(confidence([0.5, nil], []) == .weak)
    }

    @Test func equalRowsAreToldToBeEqual() throws {
        let suggestion = try Suggestion(for: Points(Matrix(rows: 60, columns: 2)), by: Self.algorithm, Self.settings)
        #expect(suggestion.recommendation == .noStructure && suggestion.confidence == .weak)
        #expect(suggestion.isOfEqualRows && suggestion.text.contains("equal") && !suggestion.text.contains("confidence"))
        #expect(suggestion.reasons == ["All 60 rows are equal: there is nothing to tell apart."])
    }

    @Test func realClustersComeBackMoreSurelyThanThoseOfStructurelessRows() throws {
        let suggestion = try Suggestion(for: Samples.ruspini, by: Self.algorithm, Self.settings)
        let chosen = try #require(suggestion.chosen)
        let (mean, reference) = (try #require(chosen.stability.mean), try #require(chosen.referenceStability.mean))
        #expect(chosen.referenceStability.clusters.count == chosen.count)
        #expect(mean > reference && reference > 0)
    }

    @Test func likelihoodCriteriaVoteWhereThereIsALikelihood() throws {
        var settings = Self.settings
        settings.mostClusters = 5
        settings.references = 5
        let suggestion = try Suggestion(for: Samples.ruspini, by: GaussianMixture(), settings)
        let ballots = suggestion.ballots.filter { ["aic", "bic"].contains($0.voter) }
        #expect(ballots.count == 2)
        for ballot in ballots {
            let least = ballot.rows.compactMap { $0.values[0] }.min()
            #expect(least != nil && ballot.rows.first { $0.count == ballot.count }?.values[0] == least)
        }
    }

    @Test(arguments: ["plain", "weighted", "manhattan"])
    func progressRisesToOne(kind: String) throws {
        let shares = Mutex<[Double]>([])
        let execution = Execution(threads: .one, progress: { share in shares.withLock { $0.append(share) } })
        let points = try kind == "weighted" ? Samples.ruspini.weighted(by: (0..<75).map { Double(1 + $0 % 3) }) : Samples.ruspini
        let algorithm: any Algorithm = kind == "manhattan" ? KMedoids(k: 2, distance: DissimilarityName(Manhattan.self)) : Self.algorithm
        _ = try Suggestion(for: points, by: algorithm, Self.settings, in: execution)
        let told = shares.withLock { $0 }
        #expect(told.count > 50 && told.last == 1)
        #expect(told == told.sorted())
    }

    @Test func referencesGetFewerRestartsAndNoMoves() {
        let lighter = KMeans(k: 5).lighter(restarts: 3)
        #expect(lighter.settings.map(\.value) == KMeans(k: 5, restarts: 3, moves: .none).settings.map(\.value))
        #expect(KMeans(k: 5, restarts: 2).lighter(restarts: 3).restarts == 2)
        #expect(DBSCAN().lighter(restarts: 3).settings.map(\.value) == DBSCAN().settings.map(\.value))
    }

    @Test(arguments: Algorithms.all.filter { $0.optionNames.contains("n_init") })
    func whateverStartsAnewDoesSoLessOften(type: any Algorithm.Type) throws {
        var algorithm = type.init()
        try algorithm.set("n_init", to: .integer(7))
        let (fewer, asMany) = (algorithm.lighter(restarts: 2), algorithm.lighter(restarts: 9))
        #expect(fewer.settings.first { $0.name == "n_init" }?.value == .integer(2))
        #expect(asMany.settings.first { $0.name == "n_init" }?.value == .integer(7))
    }

    @Test func stopsWhenCancelled() {
        let asked = Atomic(0)
        let execution = Execution(isCancelled: { asked.add(1, ordering: .relaxed).newValue > 500 })
        #expect(throws: ClusteringError.cancelled) {
            try Suggestion(for: Samples.ruspini, by: Self.algorithm, Self.settings, in: execution)
        }
    }
}
