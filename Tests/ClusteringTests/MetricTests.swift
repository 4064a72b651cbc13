import LinearAlgebra
import Testing

@testable import Clustering

struct MetricTests {
    /// From scikit-learn 1.9.1: `silhouette_score`, `calinski_harabasz_score`, `davies_bouldin_score`, `adjusted_rand_score`
    /// of the optimal partitions of iris.
    @Test(arguments: [
        (2, [0.6810461692117462, 513.9245459802768, 0.40429283717304343, 0.5399218294207123]),
        (3, [0.5528190123564095, 561.62775662962, 0.6619715465007465, 0.7302382722834697]),
        (4, [0.49805050499728737, 530.7658081872851, 0.7803069838811107, 0.6498176853819967]),
        (5, [0.48874888709310566, 495.54148767768777, 0.8059652120182736, 0.6078964652364223]),
    ])
    func agreesWithScikitLearn(k: Int, expected: [Double]) throws {
        let partition = try KMeans(k: k, restarts: 40, tolerance: 0).fit(Samples.iris).partition
        let metrics: [any Metric] = [
            Silhouette(), CalinskiHarabasz(), DaviesBouldin(), AdjustedRand(reference: Samples.species),
        ]
        for (metric, number) in zip(metrics, expected) {
            let score = try #require(try metric.score(of: partition, in: Samples.iris).value)
            #expect(score.agrees(with: number), "\(type(of: metric)) \(score) \(number)")
        }
    }

    /// From scikit-learn 1.9.1, the species as labels.
    @Test func agreesWithScikitLearnOnLabelsThatAreNotOptimal() throws {
        let expected: [(any Metric, Double)] = [
            (Silhouette(), 0.5034774406932961), (CalinskiHarabasz(), 487.33087637489984), (DaviesBouldin(), 0.7513707094756737),
        ]
        for (metric, number) in expected {
            let score = try #require(try metric.score(of: Samples.species, in: Samples.iris).value)
            #expect(score.agrees(with: number))
        }
    }

    /// From scikit-learn 1.9.1, `silhouette_samples`.
    @Test func silhouettesOfRowsAgreeWithScikitLearn() throws {
        let partition = try KMeans(k: 3, restarts: 40, tolerance: 0).fit(Samples.iris).partition
        let values = try Silhouette.values(of: partition, in: Samples.iris)
        let expected = [
            0: 0.8529550597418951, 50: 0.026722031912853533, 100: 0.4992753849243325, 149: 0.1854422873597049,
        ]
        for (row, number) in expected { #expect(try #require(values[row]).agrees(with: number)) }
    }

    @Test func fastSilhouettesAgreeWithPlainOnes() throws {
        let points = try Samples.planted(rows: 1700, columns: 12, clusters: 4, spread: 3)
        let partitions = try (2...6).map { try KMeans(k: $0, restarts: 2).fit(points).partition }
        let pass = SilhouettePass(partitions, in: points)
        let (plain, fast) = (try pass.plain(in: .standard), try pass.fast(in: .standard))
        for (first, second) in zip(plain.joined(), fast.joined()) {
            #expect(abs(try #require(first) - (try #require(second))) < 1e-11)
        }
        for (first, second) in zip(plain, fast) {
            let means = [first, second].map { $0.compactMap(\.self).reduce(0, +) / 1700 }
            #expect(means[0].agrees(with: means[1], within: 1e-11), "\(means[0] / means[1] - 1)")
        }
        let again = try pass.fast(in: .single)
        #expect(again == fast)
    }

    /// Clusters a ten-thousandth as wide as they are apart, equal rows, and a row so far away that it draws the mean along.
    @Test func silhouettesOfRowsCloseTogetherKeepTheirDigits() throws {
        var stream = RandomStream(seed: 5, purpose: 90)
        let centres = [[0, 0], [0.001, 0], [1, 1], [1, 1.001]]
        var rows = (0..<1200).map { row in centres[row % 4].map { $0 + 1e-4 * (stream.nextUniform() - 0.5) } }
        for row in stride(from: 0, to: 600, by: 3) { rows[row] = rows[row % 12] }
        for far in [[0.5, 0.5], [1e7, 1e7]] {
            let points = try Points(Matrix(rows + [far]))
            let partitions = [
                Partition((0..<1201).map { $0 == 1200 ? 4 : $0 % 4 }), Partition((0..<1201).map { $0 < 1200 ? $0 % 2 : nil }),
                Partition((0..<1201).map { $0 / 3 }),
            ]
            let pass = SilhouettePass(partitions, in: points)
            let (plain, fast) = (try pass.plain(in: .standard), try pass.fast(in: .standard))
            for (first, second) in zip(plain.joined(), fast.joined()) {
                #expect((first == nil) == (second == nil) && abs((first ?? 0) - (second ?? 0)) < 1e-9)
            }
        }
    }

    /// Squares of rows just above a power of two cancel to nothing where the rows are less than 10⁻⁸ apart.
    @Test func silhouettesOfRowsAlmostAlikeAreNotTakenForThoseOfEqualOnes() throws {
        var stream = RandomStream(seed: 6, purpose: 90)
        let places = Array(repeating: 0.0, count: 900) + Array(repeating: 1.0, count: 200)
            + Array(repeating: 1 + 5e-9, count: 200)
        let points = try Points(Matrix(places.map { [$0 == 0 ? 0 : $0 + 1e-11 * stream.nextUniform()] }))
        let partition = Partition(places.map { $0 == 0 ? 1 : $0 == 1 ? 2 : 3 })
        let pass = SilhouettePass([partition], in: points)
        for (first, second) in zip(try pass.plain(in: .standard)[0], try pass.fast(in: .standard)[0]) {
            #expect(abs(try #require(first) - (try #require(second))) < 1e-9)
        }
    }

    @Test func silhouettesFarFromTheOriginKeepTheirDigits() throws {
        let near = try Samples.planted(rows: 1500, columns: 5, clusters: 3)
        let far = try Points(Matrix(rows: 1500, columns: 5, elements: near.values.elements.map { $0 + 1e6 }))
        let partition = try KMeans(k: 3).fit(near).partition
        let scores = try [near, far].map { try #require(try Silhouette().score(of: partition, in: $0).value) }
        #expect(scores[0].agrees(with: scores[1], within: 1e-8), "\(scores[0] / scores[1] - 1)")
    }

    @Test func noiseIsLeftOut() throws {
        let points = try Points(Matrix([[0], [1], [10], [11], [1000]]))
        let withNoise = Partition([1, 1, 2, 2, nil])
        let without = points.selecting(rows: [0, 1, 2, 3])
        for metric in Metrics.all.map({ $0.init() }) {
            let expected = try metric.score(of: Partition([1, 1, 2, 2]), in: without)
            #expect(try metric.score(of: withNoise, in: points) == expected)
        }
        #expect(try Silhouette.values(of: withNoise, in: points)[4] == nil)
    }

    @Test func singletonsCountZero() throws {
        let values = try Silhouette.values(of: Partition([1, 1, 2]), in: Points(Matrix([[0], [1], [9]])))
        #expect(values[2] == 0)
    }

    @Test(arguments: [
        ([1, 1, 1, 1], [[0.0], [1], [2], [3]]), ([1, 2, 3, 4], [[0.0], [1], [2], [3]]),
        ([1, 1, 2, 2], [[5.0], [5], [5], [5]]), ([1, 1, 2, 2], [[1e100], [-1e100], [1e100], [-1e100]]),
        ([nil, nil, nil, nil], [[0.0], [1], [2], [3]]), ([1, 1, 2, 2], [[], [], [], []]),
    ])
    func noScoreIsEverNotANumber(labels: [Int?], rows: [[Double]]) throws {
        let points = try Points(Matrix(rows: 4, columns: rows[0].count, elements: rows.flatMap(\.self)))
        for metric in Metrics.all.map({ $0.init() }) + [AdjustedRand(reference: Partition([1, 1, 1, 2]))] {
            if let value = try metric.score(of: Partition(labels), in: points).value { #expect(value.isFinite) }
        }
    }

    @Test func undefinedScoresSayWhy() throws {
        let points = try Points(Matrix([[0], [1], [2]]))
        #expect(try Silhouette().score(of: Partition([1, 1, 1]), in: points) == .undefined(.fewerThanTwoClusters))
        #expect(try CalinskiHarabasz().score(of: Partition([1, 2, 3]), in: points) == .undefined(.everyRowAlone))
        #expect(try DaviesBouldin().score(of: Partition([1, 2, 1]), in: points) == .undefined(.coincidentCentres))
        #expect(try AdjustedRand().score(of: Partition([1, 2, 1]), in: points) == .undefined(.noReference))
    }

    @Test func partitionsOfOtherRowsAreRefused() throws {
        #expect(throws: ClusteringError.differentRows(2, 150)) {
            try Silhouette().score(of: Partition([1, 2]), in: Samples.iris)
        }
    }

    @Test func adjustedRandIsOneForTheSamePartition() {
        #expect(AdjustedRand.score(Partition([1, 1, 2]), against: Partition([7, 7, 3])) == .value(1))
        #expect(AdjustedRand.score(Partition([1, 1, 1]), against: Partition([2, 2, 2])) == .value(1))
        #expect(AdjustedRand.score(Partition([1, 2, 3]), against: Partition([4, 5, 6])) == .value(1))
        #expect(AdjustedRand.score(Partition([1, 1, 2, 2]), against: Partition([1, 2, 1, 2])) == .value(-0.5))
    }

    @Test func inertiaAndBetweenVarianceShareTheTotal() throws {
        let partition = Samples.species
        let inertia = try #require(try Inertia().score(of: partition, in: Samples.iris).value)
        let share = try #require(try BetweenVariance().score(of: partition, in: Samples.iris).value)
        let total = Samples.iris.values.columnVariances(about: Samples.iris.values.columnMeans).reduce(0, +) * 150
        #expect((1 - inertia / total).agrees(with: share))
    }
}
