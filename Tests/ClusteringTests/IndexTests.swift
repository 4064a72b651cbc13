import LinearAlgebra
import Testing

@testable import Clustering

/// Indices that look at the points, against numbers computed elsewhere.
struct IndexTests {
    /// From a numpy 2.4 script with the formulas of the cards over all distances of `scipy.spatial.distance.pdist`:
    /// the species of iris, the four groups of ruspini, and those with the second and third, or the first and the fourth
    /// and the second and third, taken together.
    static let golden: [(name: String, points: Points, partition: Partition, expected: [Double])] = [
        ("iris", Samples.iris, Samples.species, [
            0.05848053214719304, 0.22670206673003374, 0.046761510209541016, 0.34709612431996356, 0.6136993833046466,
            0.5953160000000001, -482.3083551942685,
        ]),
        ("four groups", Samples.ruspini, Samples.ruspiniGroups, [
            0.5047155336847738, 0.04386305797851911, 0.0016076696738942253, 0.04895900169211511, 0.8157677278836996,
            171.95742327456574, -675.8173416071869,
        ]),
        ("three groups", Samples.ruspini, joined([0, 1, 1, 3]), [
            0.42818529811855316, 0.15311580035142067, 0.03842121184130383, 0.14483097575483586, 0.726905954246312,
            477.2705324074074, -745.4512734282624,
        ]),
        ("two groups", Samples.ruspini, joined([0, 1, 1, 0]), [
            0.44029304497238614, 0.14341952079768283, 0.027354109830845668, 0.3519931050692311, 0.6514302379147736,
            1194.0951466836734, -756.855520594094,
        ]),
    ]

    /// The groups of ruspini under other numbers.
    private static func joined(_ numbers: [Int]) -> Partition {
        Partition(RuspiniTable.groups.enumerated().flatMap { Array(repeating: numbers[$0.offset], count: $0.element) })
    }

    @Test(arguments: golden.indices)
    func agreesWithNumbersComputedPlainly(_ position: Int) throws {
        let (name, points, partition, expected) = Self.golden[position]
        let metrics: [any Metric] = [
            Dunn(), XieBeni(), CIndex(), SDbw(), SimplifiedSilhouette(), BallHall(), XMeansBIC(),
        ]
        for (metric, number) in zip(metrics, expected) {
            let score = try #require(try metric.score(of: partition, in: points).value)
            #expect(score.agrees(with: number), "\(name) \(type(of: metric)) \(score) \(number)")
        }
    }

    /// From scikit-learn 1.9.1: `silhouette_score`, `calinski_harabasz_score`, `davies_bouldin_score`.
    @Test func olderIndicesAgreeWithScikitLearnOnRuspini() throws {
        let expected: [(any Metric, Double)] = [
            (Silhouette(), 0.7376569908806615), (CalinskiHarabasz(), 425.32734309356334),
            (DaviesBouldin(), 0.3569642131969615), (SampledSilhouette(sample: 75), 0.7376569908806615),
        ]
        for (metric, number) in expected {
            let score = try #require(try metric.score(of: Samples.ruspiniGroups, in: Samples.ruspini).value)
            #expect(score.agrees(with: number))
        }
    }

    /// From the same numpy script.
    @Test func simplifiedSilhouettesOfRowsAgree() throws {
        let values = try SimplifiedSilhouette.values(of: Samples.species, in: Samples.iris)
        let expected = [
            0: 0.956745936060012, 50: -0.06035134409912979, 100: 0.642887083429606, 149: 0.1392417474940944,
        ]
        for (row, number) in expected { #expect(try #require(values[row]).agrees(with: number)) }
        #expect(try SimplifiedSilhouette.values(of: Partition([1, 1, 2]), in: Points(Matrix([[0], [1], [9]])))[2] == 0)
    }

    /// From the same numpy script.
    @Test func oneClusterHasACriterionOfItsOwn() throws {
        for (points, number) in [(Samples.iris, -902.0494153882994), (Samples.ruspini, -774.0101845209358)] {
            let one = Partition(Array(repeating: 1, count: points.count))
            #expect(try #require(try XMeansBIC().score(of: one, in: points).value).agrees(with: number))
        }
    }

    @Test func everyIndexPrefersTheFourGroupsOfRuspini() throws {
        let partitions = try (2...6).map { try KMeans(k: $0, restarts: 20).fit(Samples.ruspini).partition }
        for type in Metrics.ofPoints where type.comparesCounts {
            let scores = try type.init().scores(of: partitions, in: Samples.ruspini, .standard).map(\.value)
            for (other, score) in scores.enumerated() where other != 2 {
                // Five groups are as good to it: they split where the third group has a gap of its own.
                if type is SDbw.Type || type is XMeansBIC.Type, other > 2 { continue }
                #expect(type.isBetter(try #require(scores[2]), than: try #require(score)), "\(type) \(scores)")
            }
        }
    }

    @Test func aSeparationThatNoClusterComesNearIsUndefinedOnlyWithoutSpread() throws {
        let points = try Points(Matrix([[0], [0], [7], [7]]))
        let partition = Partition([1, 1, 2, 2])
        #expect(try Dunn().score(of: partition, in: points) == .undefined(.noSpreadWithin))
        #expect(try XMeansBIC().score(of: partition, in: points) == .undefined(.noSpreadWithin))
        #expect(try CalinskiHarabasz().score(of: partition, in: points) == .undefined(.noSpreadWithin))
        #expect(try XieBeni().score(of: partition, in: points) == .value(0))
        #expect(try SDbw().score(of: partition, in: points) == .value(0))
        #expect(try CIndex().score(of: partition, in: points) == .value(0))
        #expect(try SimplifiedSilhouette().score(of: partition, in: points) == .value(1))
    }

    @Test func rowsAllAtOneDistanceHaveNoCIndex() throws {
        let corners = try Points(Matrix([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]))
        #expect(try CIndex().score(of: Partition([1, 1, 2, 2]), in: corners) == .undefined(.noSpread))
        #expect(try Dunn().score(of: Partition([1, 1, 2, 2]), in: corners) == .value(1))
    }
}
