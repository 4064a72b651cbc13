import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

struct LinkageTests {
    struct Golden: CustomTestStringConvertible, Sendable {
        let linkage: LinkageName
        let distance: any Dissimilarity.Type
        let sum: Double
        let weighted: Double
        let last: Double
        let sizes: [[Int]]

        init(_ linkage: LinkageName, _ distance: any Dissimilarity.Type, _ heights: (Double, Double, Double), _ sizes: [[Int]]) {
            self.linkage = linkage
            self.distance = distance
            (sum, weighted, last) = heights
            self.sizes = sizes
        }

        var testDescription: String { "\(linkage.value.text) of \(distance.card.name)" }

        func isMet(by tree: Dendrogram, counts: [Int]) -> Bool {
            tree.heights.reduce(0, +).agrees(with: sum) && tree.weightedHeights.agrees(with: weighted)
                && tree.heights.last?.agrees(with: last) == true && counts.map { tree.cut(into: $0).sizes } == sizes
        }
    }

    /// Σh, Σi·h and the last height of scipy 1.17.1, `linkage(X, linkage, distance)`, and the sizes of
    /// `fcluster(Z, k, "maxclust")` for k = 2, 5, 9.
    static let residues: [Golden] = [
        Golden(.single, Euclidean.self, (13.30183932411711, 1058.1139170944575, 0.4095782935913703),
            [[90, 30], [56, 32, 24, 6, 2], [49, 29, 23, 6, 6, 3, 2, 1, 1]]),
        Golden(.single, Manhattan.self, (19.778270665188003, 1549.0050929847214, 0.5265124204627386),
            [[88, 32], [49, 32, 30, 7, 2], [49, 29, 21, 7, 6, 3, 2, 2, 1]]),
        Golden(.single, Cosine.self, (0.38546702624943363, 40.242208063020655, 0.047878737220080514),
            [[88, 32], [57, 32, 24, 6, 1], [57, 23, 19, 7, 6, 5, 1, 1, 1]]),
        Golden(.single, Correlation.self, (0.5498874746689455, 61.59952126305216, 0.16221411978986022),
            [[88, 32], [36, 30, 29, 23, 2], [29, 23, 22, 14, 13, 6, 6, 5, 2]]),
        Golden(.complete, Euclidean.self, (29.903513852225192, 2733.625805236402, 1.6150836599672325),
            [[77, 43], [40, 27, 21, 16, 16], [20, 20, 16, 15, 12, 12, 9, 9, 7]]),
        Golden(.complete, Manhattan.self, (46.31914704255888, 4265.690308929073, 2.7939996180011457),
            [[68, 52], [36, 27, 25, 16, 16], [21, 20, 16, 16, 15, 9, 9, 7, 7]]),
        Golden(.complete, Cosine.self, (5.031446393864431, 566.2324835697516, 0.9176161529765657),
            [[71, 49], [43, 27, 22, 14, 14], [29, 17, 15, 14, 14, 10, 8, 7, 6]]),
        Golden(.complete, Correlation.self, (9.982119320905475, 1152.9083508618291, 1.9999709076678682),
            [[78, 42], [51, 28, 16, 14, 11], [33, 23, 16, 14, 11, 7, 7, 5, 4]]),
        Golden(.average, Euclidean.self, (21.83533063767094, 1900.8290342314567, 0.7866170889735319),
            [[67, 53], [43, 24, 24, 22, 7], [24, 21, 19, 16, 16, 8, 7, 6, 3]]),
        Golden(.average, Manhattan.self, (33.08314297341395, 2871.218506954393, 1.2002647323448292),
            [[73, 47], [40, 30, 29, 14, 7], [24, 19, 19, 14, 11, 10, 10, 7, 6]]),
        Golden(.average, Cosine.self, (2.032145868306708, 224.249247039268, 0.29431052944991737),
            [[90, 30], [62, 25, 24, 6, 3], [24, 22, 18, 17, 16, 7, 7, 6, 3]]),
        Golden(.average, Correlation.self, (5.358286832306055, 619.8480054634495, 1.4777426942183043),
            [[76, 44], [44, 23, 21, 18, 14], [33, 23, 14, 14, 11, 7, 7, 7, 4]]),
        Golden(.ward, Euclidean.self, (44.126760751676535, 4331.899171704738, 4.341471276633151),
            [[68, 52], [28, 27, 25, 24, 16], [24, 20, 19, 16, 10, 9, 9, 7, 6]]),
    ]

    @Test(arguments: residues)
    func givesTheHeightsAndClustersOfScipy(golden: Golden) throws {
        let space = try DissimilarityName(golden.distance).space(of: TreeSamples.residues)
        let tree = try golden.linkage.type.init().tree(of: space, in: .standard)
        #expect(golden.isMet(by: tree, counts: [2, 5, 9]))
        #expect(tree.isMonotone)
    }

    /// As above for iris and k = 2, 3, 4. Iris has equal distances, and with complete linkage scipy gives one of two trees
    /// by the order of the rows; this is that of the rows in lexicographic order.
    static let iris: [Golden] = [
        Golden(.single, Euclidean.self, (43.52377963829875, 4143.144952833206, 1.6401219466856727),
            [[100, 50], [98, 50, 2], [97, 50, 2, 1]]),
        Golden(.average, Euclidean.self, (65.21280928322638, 6790.1863425246165, 4.062682686118029),
            [[100, 50], [64, 50, 36], [60, 50, 36, 4]]),
        Golden(.average, Cosine.self, (0.19039686271294123, 26.027390529473944, 0.09513317258739704),
            [[100, 50], [100, 49, 1], [54, 49, 46, 1]]),
        Golden(.complete, Euclidean.self, (87.38297043438727, 9661.953058558096, 7.085195833567341),
            [[78, 72], [72, 50, 28], [60, 50, 28, 12]]),
        Golden(.complete, Cosine.self, (0.41256469640606086, 57.811945837413845, 0.19375994535931274),
            [[100, 50], [74, 50, 26], [74, 49, 26, 1]]),
        Golden(.ward, Euclidean.self, (138.16224196388305, 17024.23021204272, 32.44760699959244),
            [[100, 50], [64, 50, 36], [50, 38, 36, 26]]),
    ]

    @Test(arguments: iris)
    func givesTheTreesOfIris(golden: Golden) throws {
        let space = try DissimilarityName(golden.distance).space(of: Samples.iris)
        let tree = try golden.linkage.type.init().tree(of: space, in: .standard)
        #expect(golden.isMet(by: tree, counts: [2, 3, 4]))
    }

    /// The mean, extreme or squared distances written out, with every pair of clusters looked at for every join.
    @Test(arguments: [LinkageName.average, .complete, .single, .ward], [(13, 2), (30, 5)])
    func joinsTheNearestTwoClusters(linkage: LinkageName, shape: (rows: Int, columns: Int)) throws {
        let points = TreeSamples.scattered(shape.rows, shape.columns, seed: 3)
        let space = try DissimilarityName.euclidean.space(of: points)
        let plain = TreeSamples.plainJoins(rows: points.count) { first, second, _ in
            let pairs = first.flatMap { one in second.map { space.dissimilarity(one, $0) } }
            switch linkage {
            case .single: return pairs.min() ?? 0
            case .complete: return pairs.max() ?? 0
            case .average: return pairs.reduce(0, +) / Double(pairs.count)
            default: return Self.wardHeight(points.values.selecting(rows: first), points.values.selecting(rows: second))
            }
        }
        let tree = try linkage.type.init().tree(of: space, in: .standard)
        #expect(tree.memberSets == plain.map(\.rows))
        #expect(zip(tree.heights, plain).allSatisfy { $0.agrees(with: $1.height) })
    }

    /// Twice the growth of the sum of squares, under the root.
    private static func wardHeight(_ first: Matrix, _ second: Matrix) -> Double {
        let squares = { (rows: Matrix) in rows.columnVariances(about: rows.columnMeans).reduce(0, +) * Double(rows.rows) }
        let all = Matrix(
            rows: first.rows + second.rows, columns: first.columns, elements: first.elements + second.elements)
        return (2 * (squares(all) - squares(first) - squares(second))).squareRoot()
    }

    /// The rounds and the spanning tree against the chain over all distances, which knows no geometry.
    @Test(arguments: [LinkageName.single, .ward], [(2, 1), (17, 1), (200, 3), (150, 40)])
    func theFastPathFindsTheTreeOfThePlainOne(linkage: LinkageName, shape: (rows: Int, columns: Int)) throws {
        let space = try DissimilarityName.euclidean.space(of: TreeSamples.scattered(shape.rows, shape.columns, seed: 8))
        let fast = try linkage.type.init().tree(of: space, in: .standard)
        let plain = try linkage.type.init().plainTree(of: space)
        #expect(fast.memberSets == plain.memberSets)
        #expect(zip(fast.heights, plain.heights).allSatisfy { $0.agrees(with: $1) })
    }

    /// On a grid nearly all distances are equal to others.
    @Test(arguments: [LinkageName.average, .complete, .single, .ward], [1, 2, 3])
    func equalDistancesAreSettledByTheRowsAndNotByTheirOrder(linkage: LinkageName, seed: Int) throws {
        let rows = (0..<60).map { (row: Int) -> [Double] in [Double(row % 6), Double(row / 6 % 5), Double(row % 2)] }
        let grid = TreeSamples.checked(Matrix(rows))
        let (moved, order) = TreeSamples.shuffled(grid, seed: seed)
        let straight = try Agglomerative(k: 7, linkage: linkage).fit(grid)
        let permuted = try Agglomerative(k: 7, linkage: linkage).fit(moved)
        #expect(permuted.tree?.heights == straight.tree?.heights)
        #expect(permuted.partition == Partition(order.map { straight.partition.labels[$0] }))
    }

    /// Cells are multiples of 2⁻¹⁰, so that nothing is rounded where they are moved and scaled.
    @Test(arguments: [(1.0, 0x1p30), (0x1p-900, 0.0), (0x1p300, 0.0)])
    func aFarOriginAndACommonScaleChangeNothingOfWardsTree(scale: Double, shift: Double) throws {
        let cells = TreeSamples.scattered(80, 4, seed: 5).values.elements.map { ($0 * 1024).rounded() / 1024 }
        let moved = cells.map { (cell: Double) -> Double in (cell + shift) * scale }
        let straight = try #require(try wardTree(of: cells))
        let changed = try #require(try wardTree(of: moved))
        #expect(changed.memberSets == straight.memberSets)
        for (height, other) in zip(changed.heights, straight.heights) {
            #expect((height / scale).agrees(with: other, within: shift == 0 ? 0 : 1e-12))
        }
    }

    private func wardTree(of cells: [Double]) throws -> Dendrogram? {
        try Agglomerative(k: 2).fit(TreeSamples.checked(Matrix(rows: 80, columns: 4, elements: cells))).tree
    }

    /// Rows so near each other, in two places so far apart, that single precision sees but two of them.
    @Test func wardTellsApartWhatSinglePrecisionCannot() throws {
        let near = TreeSamples.scattered(60, 3, seed: 9).values.elements
        let cells = near.indices.map { (place: Int) -> Double in place < 90 ? near[place] * 1e-9 : 1000 + near[place] * 1e-6 }
        let space = try DissimilarityName.euclidean.space(
            of: TreeSamples.checked(Matrix(rows: 60, columns: 3, elements: cells)))
        let fast = try WardLinkage().tree(of: space, in: .standard)
        let plain = try WardLinkage().plainTree(of: space)
        #expect(fast.memberSets == plain.memberSets)
    }

    @Test func linkagesAreSortedAndDescribeThemselves() {
        #expect(Linkages.catalogue.names == Set(Linkages.catalogue.names).sorted())
        for linkage in Linkages.all {
            #expect(linkage.card.summary.count <= 72 && linkage.card.summary.hasSuffix("."))
            #expect(LinkageName(value: LinkageName(linkage).value) == LinkageName(linkage))
        }
        #expect(LinkageName(value: .text("centroid")) == nil)
    }
}
