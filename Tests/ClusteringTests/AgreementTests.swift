import LinearAlgebra
import Testing

@testable import Clustering

struct AgreementTests {
    /// From scikit-learn 1.9.1, for the optimal partitions of iris with k = 2 … 5 against the species:
    /// `adjusted_mutual_info_score` with its four averages, `normalized_mutual_info_score` (arithmetic, geometric),
    /// `homogeneity_score`, `completeness_score`, `v_measure_score` (beta 1, 0.5), `fowlkes_mallows_score`, `rand_score`;
    /// then Jaccard from `pair_confusion_matrix`.
    @Test(arguments: [
        (2, [
            0.6538380713762778, 0.6767320082768936, 0.519360805605937, 0.8822873215904924, 0.6565191143081124,
            0.6793227011157921, 0.5223224641010155, 0.8835142349190769, 0.6565191143081123, 0.6047294786612882,
            0.7504732564880243, 0.763668903803132, 0.5723076923076923,
        ]),
        (3, [
            0.7551191675800484, 0.755149472529026, 0.7483723933229486, 0.7619886963960687, 0.7581756800057784,
            0.7582057278194196, 0.7514854021988338, 0.7649861514489815, 0.7581756800057784, 0.755932390612236,
            0.8208080729114153, 0.8797315436241611, 0.6958587915818059,
        ]),
        (4, [
            0.7172081944051023, 0.7214105954370292, 0.6468956622619573, 0.8046695188667534, 0.7219203867820962,
            0.7260795071290362, 0.8083138423637096, 0.6522113355514314, 0.7219203867820962, 0.7485904380112169,
            0.7565926353252695, 0.8539597315436241, 0.6012704617639872,
        ]),
        (5, [
            0.6872109247445372, 0.6961236710641691, 0.5917891481655364, 0.8193205094539933, 0.6938628345588717,
            0.7026680468096813, 0.8238829320940431, 0.59928706467119, 0.6938628345588715, 0.732389913371004,
            0.7254830776265845, 0.839731543624161, 0.5563537280158534,
        ]),
    ])
    func agreesWithScikitLearn(k: Int, expected: [Double]) throws {
        let partition = try KMeans(k: k, restarts: 40, tolerance: 0).fit(Samples.iris).partition
        var geometric = NormalizedMutualInformation()
        geometric.average = .geometric
        var half = VMeasure()
        half.beta = 0.5
        let adjusted = InformationAverage.allCases.map { average in
            var metric = AdjustedMutualInformation()
            metric.average = average
            return metric
        }
        let metrics: [any AgreementMetric] =
            adjusted + [
                NormalizedMutualInformation(), geometric, Homogeneity(), Completeness(), VMeasure(), half, FowlkesMallows(),
                Rand(), Jaccard(),
            ]
        let table = try CrossTable(partition, against: Samples.species)
        for (metric, number) in zip(metrics, expected) {
            let score = try #require(metric.score(of: table).value)
            #expect(score.agrees(with: number), "\(metric) \(score) \(number)")
        }
    }

    /// From scikit-learn 1.9.1: labels i² mod 7 and ⌊((i³ + 3i) mod 11) / 2⌋ for i < 1000, then i mod 200 and ⌊7i / 13⌋;
    /// but the last adjusted information is from a Python script that takes the hypergeometric probabilities as exact
    /// fractions, where scikit-learn's -0.0022848027845 is off in the tenth digit.
    @Test func agreesWithScikitLearnOnLabelsThatHaveNothingToDoWithEachOther() throws {
        let first = Partition((0..<1000).map { $0 * $0 % 7 })
        let second = Partition((0..<1000).map { ($0 * $0 * $0 + 3 * $0) % 11 / 2 })
        let many = (Partition((0..<1000).map { $0 % 200 }), Partition((0..<1000).map { $0 * 7 / 13 }))
        // The labels come first there, the clusters here.
        let few: [(any AgreementMetric.Type, Double)] = [
            (AdjustedMutualInformation.self, -0.005019790343847138), (Homogeneity.self, 9.406741256226951e-06),
            (NormalizedMutualInformation.self, 8.411203789780357e-06), (Completeness.self, 7.606219734470239e-06),
            (FowlkesMallows.self, 0.23098802740244506), (Rand.self, 0.6372752752752753),
            (AdjustedRand.self, -0.003200514933987869),
        ]
        for (metric, number) in few {
            #expect(try #require(metric.score(second, against: first).value).agrees(with: number), "\(metric)")
        }
        let crowded: [(any AgreementMetric.Type, Double)] = [
            (AdjustedMutualInformation.self, -0.0022848027901400084), (NormalizedMutualInformation.self, 0.8054657776031865),
            (Homogeneity.self, 0.8791186049214208), (Completeness.self, 0.7432002332961941), (FowlkesMallows.self, 0),
        ]
        for (metric, number) in crowded {
            #expect(try #require(metric.score(many.1, against: many.0).value).agrees(with: number), "\(metric)")
        }
    }

    struct Entry: CustomTestStringConvertible {
        let type: any AgreementMetric.Type
        var testDescription: String { type.card.name }
    }

    static let entries = Metrics.ofAgreement.map(Entry.init)

    @Test(arguments: entries, [[1, 1, 2, 3, 3, 3], [1, 1, 1], [1, 2, 3], [1], [1, nil, 2, 2]])
    func theSamePartitionScoresOne(entry: Entry, labels: [Int?]) {
        let renamed = labels.map { label in label.map { 10 - $0 } }
        #expect(entry.type.score(Partition(labels), against: Partition(renamed)) == .value(1))
    }

    @Test(arguments: entries)
    func noiseOnEitherSideIsLeftOut(entry: Entry) {
        let (first, second): ([Int?], [Int?]) = ([1, 1, 2, 2, nil, 3, 3, 1], [1, 1, 1, 2, 2, 3, nil, 2])
        let kept = first.indices.filter { first[$0] != nil && second[$0] != nil }
        let without = entry.type.score(Partition(kept.map { first[$0] }), against: Partition(kept.map { second[$0] }))
        #expect(entry.type.score(Partition(first), against: Partition(second)) == without)
    }

    @Test(arguments: entries)
    func labelsThatCannotBeComparedSaySo(entry: Entry) {
        #expect(entry.type.score(Partition([1, 2]), against: Partition([1])) == .undefined(.differentRows))
        #expect(entry.type.score(Partition([1, nil]), against: Partition([nil, 1])) == .undefined(.noReference))
        #expect(entry.type.score(Partition([]), against: Partition([])) == .undefined(.noReference))
    }

    @Test(arguments: entries.filter { !($0.type is Homogeneity.Type || $0.type is Completeness.Type) })
    func sidesMayBeExchanged(entry: Entry) throws {
        let (first, second) = (Partition((0..<60).map { $0 % 4 }), Partition((0..<60).map { $0 / 9 }))
        let scores = [entry.type.score(first, against: second), entry.type.score(second, against: first)]
        #expect(try #require(scores[0].value).agrees(with: try #require(scores[1].value)))
        #expect(Homogeneity.score(first, against: second) == Completeness.score(second, against: first))
    }

    /// Every way to deal two times three labels, whose mean the expectation must be.
    @Test func theExpectedInformationIsTheMeanOverAllDeals() throws {
        let clusters = [1, 1, 1, 1, 2, 2, 3]
        var information: [Double] = []
        for first in 0..<7 {
            for second in first + 1..<max(first + 1, 7) {
                let labels = (0..<7).map { $0 == first || $0 == second ? 1 : 2 }
                information.append(try CrossTable(Partition(clusters), against: Partition(labels)).mutualInformation)
            }
        }
        let table = try CrossTable(Partition(clusters), against: Partition([1, 1, 2, 2, 2, 2, 2]))
        #expect(table.expectedMutualInformation.agrees(with: information.reduce(0, +) / 21, within: 1e-13))
    }

    @Test func labelsAtRandomScoreNothing() throws {
        var stream = RandomStream(seed: 1, purpose: 51)
        let labels = (0..<2).map { _ in (0..<200_000).map { _ in stream.nextIndex(below: 40) } }
        let (first, second) = (Partition(labels[0]), Partition(labels[1]))
        #expect(abs(try #require(AdjustedMutualInformation.score(first, against: second).value)) < 1e-3)
        #expect(abs(try #require(AdjustedRand.score(first, against: second).value)) < 1e-3)
    }

    @Test func holdsEverythingAtOnce() throws {
        let partition = try KMeans(k: 3, restarts: 20).fit(Samples.iris).partition
        let agreement = try Agreement(of: partition, with: Samples.species, labelNames: ["setosa", "versicolor", "virginica"])
        #expect(agreement.scores.map(\.metric) == Metrics.ofAgreement.map { $0.card.name })
        #expect(agreement["adjusted_rand"] == AdjustedRand.score(partition, against: Samples.species))
        #expect(agreement.table.labelNames[0] == "setosa")
        // From SciPy's `linear_sum_assignment` on scikit-learn's `contingency_matrix`.
        #expect(agreement.matching.agreeing == 134)
        #expect(agreement["nonesuch"] == nil)
    }
}
