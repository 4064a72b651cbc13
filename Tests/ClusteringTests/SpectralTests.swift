import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

struct SpectralTests {
    /// Three squares of rows side by side; no two distances are equal, so that graphs do not depend on ties.
    static func squares(_ count: Int) -> Matrix {
        Matrix((0..<count).map { (row: Int) -> [Double] in
            let (x, y) = (Double(row) * 0.6180339887498949, Double(row) * 0.41421356237309515)
            let group = row % 3
            return [(x - x.rounded(.down)) * 2 + 1.8 * Double(group), (y - y.rounded(.down)) * 2 + (group == 1 ? 1.5 : 0)]
        })
    }

    /// One minus the eigenvalues of `scipy.sparse.csgraph.laplacian(normed=True)` of the `affinity_matrix_` that
    /// scikit-learn 1.9.1's `SpectralClustering(3, n_neighbors=8)` or `(3, affinity="rbf", gamma=4)` makes of `squares`.
    static let spectra: [(rows: Int, affinity: SpectralAffinity, values: [Double])] = [
        (120, .nearestNeighbors, [1, 0.9933459361524152, 0.979272671480596, 0.9018368119813979, 0.8979263268996814]),
        (120, .rbf, [1, 0.9871590782060011, 0.9593419880411048, 0.8250441270882864, 0.8122772753732194]),
        (450, .nearestNeighbors, [1, 0.9990282604282854, 0.9962238790968687, 0.9857513987523725, 0.9830112895047778]),
        (450, .rbf, [1, 0.9880689463745732, 0.9619735732294645, 0.8349081604731656, 0.826578607723612]),
    ]

    @Test(arguments: spectra.indices)
    func eigenvaluesAreThoseOfScikitLearn(index: Int) throws {
        let (rows, affinity, expected) = Self.spectra[index]
        let values = Self.squares(rows)
        let graph: any Affinity = switch affinity {
        case .nearestNeighbors: try NeighbourAffinity(of: values, neighbours: 7, in: .standard)
        case .rbf: try RadialAffinity(of: values, gamma: 4, in: .standard)
        }
        let spectrum = try graph.spectrum(5, step: "spectral", in: .two)
        #expect(spectrum.hasConverged)
        for (found, value) in zip(spectrum.values, expected) { #expect(abs(found - value) < 1e-12) }
        for pair in 0..<5 { #expect(Self.residual(of: spectrum, pair, graph) < 1e-9) }
    }

    static func residual(of spectrum: Spectrum, _ pair: Int, _ graph: any Affinity) -> Double {
        let vector = Array(spectrum.vectors.row(pair))
        let scaled = zip(vector, spectrum.roots).map { $0 / $1 }
        var product = [Double](repeating: 0, count: graph.count)
        graph.multiply(scaled, rows: 0..<graph.count, into: &product)
        let value = spectrum.values[pair]
        return vector.indices.reduce(0.0) { max($0, abs(product[$1] / spectrum.roots[$1] - value * vector[$1])) }
    }

    /// scikit-learn finds sizes 41, 42, 37 and 41, 39, 40 of 120 rows, and the squares themselves of 450.
    @Test(arguments: [(SpectralAffinity.nearestNeighbors, 120, [42, 41, 37]), (.rbf, 120, [41, 40, 39]),
        (.nearestNeighbors, 450, [150, 150, 150]), (.rbf, 450, [150, 150, 150])])
    func dividesTheSquaresAsScikitLearnDoes(affinity: SpectralAffinity, rows: Int, sizes: [Int]) throws {
        let points = try Points(Self.squares(rows))
        let gamma: Double? = affinity == .rbf ? 4 : nil
        let fit = try Spectral(k: 3, affinity: affinity, neighbours: 8, gamma: gamma).fit(points)
        #expect(fit.partition.sizes == sizes)
        #expect(fit.hasConverged && fit.warnings.isEmpty)
    }

    @Test(arguments: SpectralAffinity.allCases)
    func findsRingsThatKMeansCannot(affinity: SpectralAffinity) throws {
        let rows = (0..<400).map { (row: Int) -> [Double] in
            let angle = Double(row) * 2.399963229728653
            let radius = row % 2 == 0 ? 1.0 : 3.0
            return [radius * cos(angle), radius * sin(angle)]
        }
        let points = try Points(Matrix(rows))
        #expect(try Spectral(k: 2, affinity: affinity).fit(points).partition == Partition((0..<400).map { $0 % 2 }))
    }

    @Test func theGapSpeaksForTheRightNumber() throws {
        let points = try Samples.planted(rows: 360, columns: 3, clusters: 4)
        let gaps = try Spectral().sweep(points, over: 2...6, in: .standard).map { $0.figure("eigengap") ?? 0 }
        #expect(gaps.indices.max { gaps[$0] < gaps[$1] } == 2)
    }

    @Test func partsThatNothingJoinsAreJoinedByTheirNearestRows() throws {
        let rows = Matrix((0..<60).map { (row: Int) -> [Double] in [Double(row / 20 * 100 + row % 20), 0] })
        let graph = try NeighbourGraph(of: rows, neighbours: 3, in: .standard)
        #expect(graph.links.count == 180)
        #expect(Set(graph.bridges.map { Set([$0.first, $0.second]) }) == [[19, 20], [39, 40]])
        for k in 2...5 {
            let fit = try Spectral(k: k).fit(try Points(rows))
            #expect(fit.partition.clusterCount == k)
        }
        #expect(try Spectral(k: 3).fit(try Points(rows)).partition.sizes == [20, 20, 20])
    }

    @Test func theScaleOfAffinitiesIsChosenAndTold() throws {
        let fit = try Spectral(k: 3, affinity: .rbf).fit(Samples.iris)
        guard case .chosen("gamma", let gamma, _) = fit.warnings.first else {
            Issue.record("\(fit.warnings)")
            return
        }
        // One over the median of scikit-learn 1.9.1's `NearestNeighbors(n_neighbors=8)` last distances squared, of the
        // 149 distinct rows.
        #expect(gamma.agrees(with: 4.999999999999994))
    }

    @Test func equalRowsAreNeverParted() throws {
        let rows = (0..<90).map { (row: Int) -> [Double] in [Double(row % 9), Double(row % 9 / 3 * 20)] }
        let fit = try Spectral(k: 3, neighbours: 3).fit(try Points(Matrix(rows)))
        #expect(fit.partition == Partition((0..<90).map { $0 % 9 / 3 }))
        #expect(try Spectral(k: 20).fit(try Points(Matrix(rows))).warnings == [.fewerClusters(wanted: 20, found: 9)])
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        let points = try Samples.planted(rows: 420, columns: 3, clusters: 3, spread: 6)
        let straight = try Spectral().fit(points)
        let turned = try Spectral().fit(points.selecting(rows: (0..<420).reversed()))
        #expect(straight.figures == turned.figures)
        #expect(Partition(straight.partition.labels.reversed()) == turned.partition)
    }

    /// Beyond the reach of whole decompositions, where one is looked for and then confirmed.
    @Test func threadsChangeNoBitOfAnEmbedding() throws {
        let values = try Samples.planted(rows: 6000, columns: 3, clusters: 3, spread: 6).values
        let spectra = try [Execution.single, .two].map { execution in
            try NeighbourAffinity(of: values, neighbours: 9, in: execution).spectrum(3, step: "spectral", in: execution)
        }
        #expect(spectra[0].values == spectra[1].values && spectra[0].vectors == spectra[1].vectors)
        #expect(spectra[0].hasConverged)
    }

    @Test func memoryIsToldBeforeItIsTaken() throws {
        let small = Execution(memoryLimit: 1_200_000)
        let points = try Samples.planted(rows: 400, columns: 3, clusters: 3)
        #expect(throws: ClusteringError.self) { try Spectral(k: 3, affinity: .rbf).fit(points, in: small) }
        #expect(try Spectral(k: 3).fit(points, in: small).partition.clusterCount == 3)
    }

    @Test(arguments: SpectralAffinity.allCases)
    func extremeTablesHaveADefinedResult(affinity: SpectralAffinity) throws {
        let tables = [
            Matrix([[1, 2, 3]]), Matrix([[1], [1], [2]]), Matrix(rows: 4, columns: 0),
            Matrix([[1e99, 0], [-1e99, 1], [1e99, 1e-300], [0, 0]]), Matrix([[1e-300], [2e-300], [.leastNonzeroMagnitude], [0]]),
            Matrix(rows: 3, columns: 2000, elements: (0..<6000).map { Double($0 % 7) }),
            Matrix((0..<20).map { (row: Int) -> [Double] in [pow(10, Double(row * 5))] }),
        ]
        for values in tables {
            for gamma in [nil, 1e-300, 1e300] as [Double?] {
                let fit = try Spectral(k: 2, affinity: affinity, neighbours: 3, gamma: gamma).fit(try Points(values))
                #expect(fit.partition.noiseCount == 0)
                #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? true })
            }
        }
    }
}
