import LinearAlgebra
import Testing

@testable import Clustering

struct AffinityPropagationTests {
    /// scikit-learn 1.9.1, `AffinityPropagation(damping=…, preference=…, random_state=0).fit(iris)`: sizes and sorted
    /// `cluster_centers_indices_`. A row as near to two exemplars makes 20 and 18 there of 19 and 19 here.
    @Test(arguments: [
        (nil, 0.5, [27, 26, 25, 23, 21, 19, 9], [2, 48, 54, 69, 83, 105, 112]),
        (nil, 0.9, [50, 25, 19, 19, 17, 11, 9], [7, 54, 81, 94, 105, 112, 127]),
        (-50, 0.5, [57, 50, 43], [7, 99, 116]), (-200, 0.8, [99, 51], [7, 126]),
    ] as [(Double?, Double, [Int], [Int])])
    func findsTheExemplarsThatScikitLearnFinds(
        preference: Double?, damping: Double, sizes: [Int], exemplars: [Int]
    ) throws {
        let fit = try AffinityPropagation(preference: preference, damping: damping).fit(Samples.iris)
        #expect(fit.partition.sizes == sizes)
        let found = try #require(fit.model.locations)
        let expected = Set(exemplars.map { Array(Samples.iris.values.row($0)) })
        #expect(Set((0..<found.rows).map { Array(found.row($0)) }) == expected)
        #expect(fit.hasConverged)
    }

    /// numpy 2.4, `np.median` of the negative squared distances.
    @Test func thePreferenceIsTheMedianAndIsTold() throws {
        let fit = try AffinityPropagation().fit(Samples.iris)
        guard case .chosen("preference", let value, "the median similarity") = fit.warnings.first else {
            Issue.record("\(fit.warnings)")
            return
        }
        #expect(value.agrees(with: -5.43))
    }

    @Test(arguments: [2, 3, 4, 5, 6])
    func theMedianIsThatOfAllCells(count: Int) throws {
        var stream = RandomStream(seed: 1, purpose: 97)
        let points = try Points(Matrix(rows: count, columns: 1, elements: (0..<count).map { _ in stream.nextUniform() }))
        let space = try Euclidean().space(of: points)
        var all: [Double] = []
        for row in 0..<count { for other in 0..<count { all.append(-space.cost(ofDissimilarity: space.dissimilarity(row, other))) } }
        #expect(try Similarities(of: space, in: .standard).median(in: .standard) == all.sorted().quantile(0.5))
    }

    /// The messages written out cell by cell, as in the paper.
    @Test(arguments: [0.5, 0.8])
    func messagesAreThoseOfThePaper(damping: Double) throws {
        let points = try Samples.planted(rows: 61, columns: 2, clusters: 3, spread: 3)
        var similarities = try Similarities(of: try Euclidean().space(of: points), in: .standard)
        similarities.prefer(try similarities.median(in: .standard))
        try similarities.breakTies(in: .standard)
        let found = try AffinityMessages(similarities: similarities, damping: damping, maximumIterations: 40, patience: 99)
            .exchanged(in: .two)
        #expect(found.exemplars == Self.plain(similarities, damping: damping, iterations: 40))
        #expect(!found.hasConverged && found.iterations == 40)
    }

    static func plain(_ similarities: Similarities, damping: Double, iterations: Int) -> [Int] {
        let count = similarities.count
        let rows = 0..<count
        let s = rows.map { row in rows.map { similarities.cells[row * similarities.stride + $0] } }
        var r = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var a = r
        for _ in 0..<iterations {
            for i in rows {
                let sums = rows.map { a[i][$0] + s[i][$0] }
                for k in rows {
                    let rival = rows.filter { $0 != k }.map { sums[$0] }.max() ?? 0
                    r[i][k] = damping * r[i][k] + (1 - damping) * (s[i][k] - rival)
                }
            }
            for k in rows {
                for i in rows {
                    let support = rows.filter { $0 != i && $0 != k }.reduce(0) { $0 + max(0, r[$1][k]) }
                    let next = i == k ? support : min(0, r[k][k] + support)
                    a[i][k] = damping * a[i][k] + (1 - damping) * next
                }
            }
        }
        return rows.filter { a[$0][$0] + r[$0][$0] > 0 }
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        let points = try Samples.planted(rows: 200, columns: 3, clusters: 3, spread: 6)
        let straight = try AffinityPropagation().fit(points)
        let turned = try AffinityPropagation().fit(points.selecting(rows: (0..<200).reversed()))
        #expect(straight.figures == turned.figures)
        #expect(Partition(straight.partition.labels.reversed()) == turned.partition)
    }

    @Test func rowsAsGoodAsEachOtherDoNotBlockEachOther() throws {
        let pairs = try Points(Matrix([[0, 0], [0, 1], [50, 0], [50, 1], [0, 50], [0, 51]]))
        #expect(try AffinityPropagation().fit(pairs).partition.sizes == [2, 2, 2])
        let square = try Points(Matrix((0..<16).map { (row: Int) -> [Double] in [Double(row / 4), Double(row % 4)] }))
        #expect(try AffinityPropagation().fit(square).partition.noiseCount == 0)
    }

    @Test func equalRowsAreInOneCluster() throws {
        let rows = (0..<60).map { (row: Int) -> [Double] in [Double(row % 5 * 10), Double(row % 5)] }
        let fit = try AffinityPropagation(preference: -1).fit(try Points(Matrix(rows)))
        #expect(fit.partition.sizes == [12, 12, 12, 12, 12])
    }

    @Test func aSampleIsToldAndEveryRowIsPlaced() throws {
        let points = try Samples.planted(rows: 900, columns: 3, clusters: 3)
        let fit = try AffinityPropagation(preference: -2000, damping: 0.8, sample: 100).fit(points)
        #expect(fit.warnings.contains(.sampled(rows: 100, of: 900)))
        #expect(fit.partition == Partition((0..<900).map { $0 * 3 / 900 }))
        #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
    }

    @Test(arguments: ["cosine", "correlation", "gower", "manhattan"])
    func takesOtherDistances(name: String) throws {
        let type = try #require(Dissimilarities.catalogue[name])
        let fit = try AffinityPropagation(distance: DissimilarityName(type)).fit(Samples.iris)
        #expect(fit.partition.clusterCount > 1)
        #expect(try fit.model.assign(Samples.iris).map(\.cluster) == fit.partition.labels)
        let model = TrainedModel(chain: FittedChain(), model: fit.model)
        #expect(try TrainedModel(json: model.json()) == model)
    }

    @Test func takesTextWithGower() throws {
        let values = Matrix((0..<40).map { (row: Int) -> [Double] in [Double(row % 2) + 0.001 * Double(row)] })
        let cells: [String?] = (0..<40).map { $0 % 2 == 0 ? "north" : "south" }
        let points = try Points(
            ids: (0..<40).map(String.init), columns: ["x"], values: values,
            categories: [CategoricalColumn(name: "region", cells: cells)])
        let fit = try AffinityPropagation(preference: -3, damping: 0.9, distance: DissimilarityName(Gower.self)).fit(points)
        #expect(fit.partition == Partition((0..<40).map { $0 % 2 }))
        #expect(throws: ClusteringError.textColumns(["region"])) { try AffinityPropagation().fit(points) }
    }

    @Test func memoryIsToldBeforeItIsTaken() throws {
        let small = Execution(memoryLimit: 100_000)
        #expect(throws: ClusteringError.self) { try AffinityPropagation().fit(Samples.iris, in: small) }
        #expect(try AffinityPropagation(sample: 30).fit(Samples.iris, in: small).partition.noiseCount == 0)
    }

    @Test func extremeTablesHaveADefinedResult() throws {
        let tables = [
            Matrix([[1, 2, 3]]), Matrix([[1], [2]]), Matrix(rows: 4, columns: 0),
            Matrix([[1e99, 0], [-1e99, 1], [1e99, 1e-300], [0, 0]]), Matrix([[1e-300], [2e-300], [.leastNonzeroMagnitude], [0]]),
            Matrix(rows: 3, columns: 2000, elements: (0..<6000).map { Double($0 % 7) }),
        ]
        for values in tables {
            for algorithm in [AffinityPropagation(), AffinityPropagation(preference: 1e300, sample: 2)] {
                let points = try Points(values)
                let fit = try algorithm.fit(points)
                #expect(fit.partition.noiseCount == 0)
                #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? true })
                #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
            }
        }
    }
}
