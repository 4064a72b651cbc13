import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// A change of a table that most algorithms do not notice.
enum TableChange: String, CaseIterable, Sendable {
    case rows, columns, shift, scale, rotation
}

/// An algorithm in one of its ways, with the changes it does notice and why.
struct MetamorphicCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The algorithm for points this many times as large: settings that are lengths or areas grow with them.
    let algorithm: @Sendable (_ scale: Double) throws -> any Algorithm
    let noticed: [TableChange: String]

    init(
        _ description: String, noticing noticed: [TableChange: String] = [:],
        _ algorithm: @escaping @Sendable (_ scale: Double) throws -> any Algorithm
    ) {
        testDescription = description
        self.algorithm = algorithm
        self.noticed = noticed
    }

    static let all = byDefault + byDistance + bySetting

    /// Every algorithm as it comes: what it needs to know of lengths it learns from the points.
    static let byDefault = Algorithms.all.map { type in
        MetamorphicCase(type.card.name, noticing: noticedByDefault[type.card.name] ?? [:]) { _ in type.init() }
    }

    private static let noticedByDefault: [String: [TableChange: String]] = [
        "kmodes": [.rotation: "a text is told from others, and has no direction"]
    ]

    /// Every algorithm that takes a distance, with each but the Euclidean one.
    static let byDistance = Algorithms.all.flatMap { type -> [MetamorphicCase] in
        guard type.optionNames.contains("distance") else { return [] }
        return Dissimilarities.all.filter { $0 != Euclidean.self }.map { $0.card.name }.map { distance in
            MetamorphicCase("\(type.card.name) \(distance)", noticing: noticedByDistance[distance] ?? [:]) { _ in
                var algorithm: any Algorithm = type.init()
                if type.optionNames.contains("linkage") { try algorithm.set("linkage", to: .text("average")) }
                try algorithm.set("distance", to: .text(distance))
                return algorithm
            }
        }
    }

    private static let noticedByDistance: [String: [TableChange: String]] = [
        "correlation": [
            .shift: "columns are moved by different amounts, which changes the profile of a row",
            .rotation: "the mean of a row's cells depends on the axes",
        ],
        "cosine": [.shift: "angles are seen from the origin"],
        "gower": [.rotation: "ranges are those along the axes"],
        "manhattan": [.rotation: "lengths are measured along the axes"],
    ]

    /// Settings that stand for another criterion, and settings that are lengths.
    static let bySetting = [
        MetamorphicCase("single linkage") { _ in Agglomerative(k: 4, linkage: .single) },
        MetamorphicCase("complete linkage") { _ in Agglomerative(k: 4, linkage: .complete) },
        MetamorphicCase("average linkage") { _ in Agglomerative(k: 4, linkage: .average) },
        MetamorphicCase("ward linkage cut at a height") { Agglomerative(k: 1, height: 40 * $0) },
        MetamorphicCase("birch with a threshold") { BIRCH(k: 4, threshold: 1.5 * $0) },
        MetamorphicCase("dbscan with eps") { DBSCAN(eps: 4 * $0) },
        MetamorphicCase("hdbscan with epsilon") { HDBSCAN(minimumClusterSize: 8, epsilon: 3 * $0) },
        MetamorphicCase("mean shift with a bandwidth") { MeanShift(bandwidth: 8 * $0) },
        MetamorphicCase(
            "mean shift from a grid",
            noticing: [
                .shift: "the grid has a crossing at the origin", .rotation: "the grid lies along the axes",
            ]
        ) { MeanShift(bandwidth: 8 * $0, usesGrid: true) },
        MetamorphicCase("affinity propagation with a preference") { 
            AffinityPropagation(preference: -3000 * $0 * $0, damping: 0.9, maximumIterations: 1000)
        },
        MetamorphicCase("spectral by radial affinities") { Spectral(k: 4, affinity: .rbf, gamma: 0.02 / ($0 * $0)) },
        MetamorphicCase("kmedoids from random starts") { _ in KMedoids(k: 4, start: .random, restarts: 6) },
        MetamorphicCase("mixture of tied covariances") { _ in GaussianMixture(k: 4, covarianceType: .tied) },
        MetamorphicCase("mixture of spherical covariances") { _ in GaussianMixture(k: 4, covarianceType: .spherical) },
        MetamorphicCase(
            "mixture of diagonal covariances", noticing: [.rotation: "variances are those along the axes"]
        ) { _ in GaussianMixture(k: 4, covarianceType: .diag) },
    ]
}

extension Matrix {
    func scaled(by factor: Double) -> Matrix {
        Matrix(rows: rows, columns: columns, elements: elements.map { $0 * factor })
    }

    /// Turned about the origin: two reflections make a rotation.
    var rotated: Matrix {
        let first = (0..<columns).map { Double($0 * $0 % 5) - 1.5 }
        let second = (0..<columns).map { Double($0 * 3 % 7) - 2.25 }
        return reflected(across: first).reflected(across: second)
    }

    private func reflected(across normal: [Double]) -> Matrix {
        let length = normal.reduce(0) { $0 + $1 * $1 }
        return Matrix((0..<rows).map { row in
            let along = zip(self.row(row), normal).reduce(0) { $0 + $1.0 * $1.1 } / length
            return zip(self.row(row), normal).map { $0 - 2 * along * $1 }
        })
    }
}
