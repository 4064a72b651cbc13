import LinearAlgebra
import Testing

@testable import Clustering

/// Metrics by the dissimilarity that the clusters were found by.
struct MeasuredMetricTests {
    struct Golden: CustomTestStringConvertible {
        let distance: String
        let silhouette: Double
        /// Of the rows 0, 50, 100 and 149.
        let rows: [Double]
        let dunn: Double
        let cIndex: Double
        var testDescription: String { distance }
    }

    /// Iris with the species as labels. Silhouettes from scikit-learn 1.9.1, `silhouette_samples(X, y, metric=…)`, those of
    /// gower with `metric="precomputed"` of the Manhattan distances of columns over their ranges, divided by 4; Dunn's index
    /// and the C index by their definitions from scipy 1.17.1, `pdist`.
    static let iris = [
        Golden(
            distance: "manhattan", silhouette: 0.5132579349488089,
            rows: [0.8574214168425991, 0.09649620895821491, 0.4903097190537848, 0.08827436299963753],
            dunn: 0.044117647058823505, cIndex: 0.049069166947016116),
        Golden(
            distance: "cosine", silhouette: 0.7222943087635775,
            rows: [0.9846822173577723, 0.8101565654145643, 0.7021936721029837, 0.6794111156317304],
            dunn: 0.0028660677937974947, cIndex: 0.006283444258261369),
        Golden(
            distance: "correlation", silhouette: 0.7644164812159058,
            rows: [0.9891857648510731, 0.8408645865078123, 0.7748720513502199, 0.687002044351557],
            dunn: 0.00070279235962187, cIndex: 0.006021593554700564),
        Golden(
            distance: "gower", silhouette: 0.489501197851663,
            rows: [0.8280517559104377, 0.10000568293307971, 0.46403907068192707, 0.08899358357842087],
            dunn: 0.05845925191974242, cIndex: 0.054723155385847586),
    ]

    /// The same with a text column that is a, b, c in turn, as a fifth column of Gower's distance.
    static let mixed = Golden(
        distance: "gower", silhouette: 0.3053561978501207,
        rows: [0.5681679420765396, 0.042285696421034656, 0.2953748957555094, 0.030718484101496555],
        dunn: 0.04836877130335986, cIndex: 0.12536582169267202)

    static let withTexts: Points? = {
        let iris = Samples.iris
        let texts = CategoricalColumn(name: "turn", cells: (0..<150).map { ["a", "b", "c"][$0 % 3] })
        return try? Points(ids: iris.ids, columns: iris.columns, values: iris.values, categories: [texts])
    }()

    private static let pairwise: [any Metric] = [Silhouette(), SampledSilhouette(sample: 60), Dunn(), CIndex()]
    private static let centred = Metrics.ofPoints.filter { type in !pairwise.contains { Swift.type(of: $0) == type } }

    private func measured(_ points: Points, _ distance: String) throws -> MeasuredPoints {
        try MeasuredPoints(points, by: #require(DissimilarityName(value: .text(distance))))
    }

    @Test(arguments: iris)
    func pairsAreTakenAsUnlikeAsTheDistanceSays(golden: Golden) throws {
        try check(golden, measured(Samples.iris, golden.distance))
    }

    @Test func textsCountAsGowerSays() throws {
        try check(Self.mixed, MeasuredPoints(#require(Self.withTexts)))
    }

    private func check(_ golden: Golden, _ measured: MeasuredPoints) throws {
        #expect(measured.distance == golden.distance)
        let score = { (metric: any Metric) in try #require(try metric.score(of: Samples.species, in: measured).value) }
        #expect(try score(Silhouette()).agrees(with: golden.silhouette))
        #expect(try score(SampledSilhouette(sample: 150)).agrees(with: golden.silhouette))
        #expect(try score(Dunn()).agrees(with: golden.dunn))
        #expect(try score(CIndex()).agrees(with: golden.cIndex))
        let values = try Silhouette.values(of: Samples.species, in: measured)
        for (row, expected) in zip([0, 50, 100, 149], golden.rows) {
            let value = try #require(values[row])
            #expect(value.agrees(with: expected), "row \(row): \(value)")
        }
    }

    /// Four rows of three texts. By hand, of three texts differ 1, 3, 3; 2, 3; 3, and so a = 1, 1, 3, 3 and
    /// b = 3, 2.5, 2.5, 3 thirds.
    @Test func aTableOfTextsIsAsByHand() throws {
        let rows = [["a", "a", "a"], ["a", "a", "b"], ["b", "c", "b"], ["c", "b", "c"]]
        let points = try Points(
            ids: ["1", "2", "3", "4"], columns: [], values: Matrix(rows: 4, columns: 0),
            categories: (0..<3).map { column in CategoricalColumn(name: "t\(column)", cells: rows.map { $0[column] }) })
        let values = try Silhouette.values(of: Partition([1, 1, 2, 2]), in: points)
        let expected: [Double] = [(3.0 - 1) / 3, (2.5 - 1) / 2.5, (2.5 - 3) / 3, 0]
        for (value, number) in zip(values, expected) { #expect(abs(try #require(value) - number) < 1e-15) }
        #expect(try #require(Dunn().score(of: Partition([1, 1, 2, 2]), in: points).value).agrees(with: 2.0 / 3))
    }

    @Test(arguments: centred.indices)
    func whatNeedsCentresSaysThatThereAreNone(metric: Int) throws {
        let metric = Self.centred[metric].init()
        for distance in ["manhattan", "cosine", "correlation", "gower"] {
            let score = try metric.score(of: Samples.species, in: measured(Samples.iris, distance))
            #expect(score == .undefined(.otherDistance))
        }
        #expect(try metric.score(of: Samples.species, in: #require(Self.withTexts)) == .undefined(.textColumns))
    }

    @Test(arguments: Metrics.all.indices)
    func theEuclideanDistanceIsTheDefaultForNumbers(metric: Int) throws {
        let metric = MetricLawTests.Entry(type: Metrics.all[metric]).metric(Samples.species)
        let partition = Partition((0..<150).map { $0 % 17 == 0 ? nil : $0 / 40 })
        let plain = try metric.score(of: partition, in: Samples.iris)
        #expect(try metric.score(of: partition, in: measured(Samples.iris, "euclidean")) == plain)
    }

    @Test(arguments: Dissimilarities.all.indices, pairwise.indices)
    func threadsDoNotMatterAndNeitherDoesTheOrderOfRows(distance: Int, metric: Int) throws {
        let (name, metric) = (Dissimilarities.all[distance].card.name, Self.pairwise[metric])
        let points = try Samples.planted(rows: 700, columns: 5, clusters: 4, spread: 3)
        let partitions = [
            Partition((0..<700).map { $0 * 4 / 700 }), Partition((0..<700).map { $0 % 31 == 0 ? nil : $0 % 3 }),
        ]
        let rows = try measured(points, name)
        let one = try metric.scores(of: partitions, in: rows, .single)
        #expect(try metric.scores(of: partitions, in: rows, .two) == one)
        let order = Samples.shuffled(700)
        let permuted = partitions.map { partition in Partition(order.map { partition.labels[$0] }) }
        let other = try metric.scores(of: permuted, in: measured(points.selecting(rows: order), name), .two)
        for (first, second) in zip(one, other) {
            #expect(try #require(first.value).agrees(with: #require(second.value)))
        }
    }

    /// Rows in and beyond whole panels, with and without numbers and texts.
    @Test(arguments: [1, 7, 8, 9, 150], [true, false])
    func magnitudesAreThoseOfTheSpace(rows: Int, hasNumbers: Bool) throws {
        let all = try #require(Self.withTexts)
        let points = try hasNumbers ? all : Points(
            ids: all.ids, columns: [], values: Matrix(rows: 150, columns: 0), categories: all.categories)
        let mixed = try measured(points.selecting(rows: Array(0..<rows)), "gower").space
        try agree(DissimilarityPanels(of: 0..<rows, in: mixed), mixed)
        guard hasNumbers else { return }
        for type in Dissimilarities.all {
            let space = try measured(Samples.iris.selecting(rows: Array(0..<rows)), type.card.name).space
            try agree(DissimilarityPanels(of: 0..<rows, in: space), space)
        }
    }

    private func agree(_ panels: DissimilarityPanels, _ space: DissimilaritySpace) throws {
        var room = [Double](repeating: 0, count: panels.count * DissimilarityPanels.lanes)
        for row in 0..<space.count {
            room.withUnsafeMutableBufferPointer { room in
                guard let place = room.baseAddress else { return }
                panels.fill(place, from: row, panels: 0..<panels.count)
                panels.turn(place, count: room.count, into: place)
            }
            for other in 0..<space.count { #expect(abs(room[other] - space.dissimilarity(row, other)) <= 1e-14 * room[other]) }
        }
    }

    @Test func aModelRemembersItsDistance() throws {
        for distance in [DissimilarityName(Manhattan.self), DissimilarityName(Gower.self)] {
            let algorithms: [any Algorithm] = [
                KMedoids(k: 3, distance: distance), Agglomerative(k: 3, linkage: .average, distance: distance),
            ]
            for algorithm in algorithms {
                let fit = try algorithm.fit(Samples.iris)
                #expect(try MeasuredPoints(Samples.iris, as: fit.model).space == MeasuredPoints(Samples.iris, by: distance).space)
                #expect(try MeasuredPoints(Samples.iris, as: algorithm).distance == distance.type.card.name)
            }
        }
        let fit = try KMeans(k: 3).fit(Samples.iris)
        #expect(try MeasuredPoints(Samples.iris, as: fit.model).distance == "euclidean")
    }
}
