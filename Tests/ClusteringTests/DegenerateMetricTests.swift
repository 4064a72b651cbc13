import LinearAlgebra
import Testing

@testable import Clustering

/// Tables on which formulas divide by nothing, overflow or vanish.
struct DegenerateMetricTests {
    static let tables: [(name: String, values: Matrix)] = [
        ("no rows", Matrix(rows: 0, columns: 3)),
        ("one row", Matrix([[1, 2]])),
        ("two rows", Matrix([[1, 2], [3, 4]])),
        ("no columns", Matrix(rows: 12, columns: 0)),
        ("all equal", Matrix(rows: 40, columns: 3, repeating: 0.1)),
        ("two places", Matrix((0..<30).map { [Double($0 % 2)] })),
        ("huge", Matrix((0..<21).map { [$0 % 2 == 0 ? 1e100 : -1e100, 1e100, Double($0) * 1e98] })),
        ("denormal", Matrix((0..<21).map { [Double($0) * .leastNonzeroMagnitude, 0] })),
        ("tiny", Matrix((0..<21).map { [Double($0) * 1e-170, 1e-160] })),
        ("huge and denormal", Matrix((0..<20).map { $0 == 0 ? [1e100, .leastNonzeroMagnitude] : [Double($0) * .leastNonzeroMagnitude, 1e-300] })),
        ("one far away", Matrix((0..<20).map { [$0 == 0 ? 1e100 : Double($0)] })),
        ("wide", Matrix(rows: 9, columns: 5000, elements: (0..<45_000).map { Double($0 * 7919 % 1013) })),
        ("100,000 columns", Matrix(rows: 5, columns: 100_000, elements: (0..<500_000).map { Double($0 * 7919 % 1013) })),
    ]

    static func partitions(_ rows: Int) -> [Partition] {
        [
            Partition(Array(repeating: 1, count: rows)), Partition(Array(repeating: nil, count: rows)),
            Partition((0..<rows).map { $0 }), Partition((0..<rows).map { $0 % 2 }), Partition((0..<rows).map { $0 / 2 }),
            Partition((0..<rows).map { $0 == 0 ? 1 : 0 }), Partition((0..<rows).map { $0 == 0 ? nil : $0 % 3 }),
            Partition((0..<rows).map { $0 == 0 ? 1 : nil }), Partition((0..<rows).map { $0 < 3 ? $0 / 2 : nil }),
        ]
    }

    @Test(arguments: tables.indices, Metrics.all.indices)
    func everyScoreIsFiniteOrSaysWhyItIsNot(table: Int, metric: Int) throws {
        let (name, values) = Self.tables[table]
        let points = try Points(values)
        let partitions = Self.partitions(values.rows)
        for reference in partitions {
            let metric = MetricLawTests.Entry(type: Metrics.all[metric]).metric(reference)
            for score in try metric.scores(of: partitions, in: points, .standard) {
                let claim: Comment = "\(name) \(type(of: metric)) \(score)"
                switch score {
                case .value(let value): #expect(value.isFinite, claim)
                case .estimate(let value, let error): #expect(value.isFinite && error.isFinite && error >= 0, claim)
                case .undefined(let reason): #expect(!reason.text.isEmpty)
                }
            }
            if !(metric is any AgreementMetric) { break }
        }
    }

    @Test(arguments: tables.indices)
    func everySilhouetteOfARowIsFinite(table: Int) throws {
        let points = try Points(Self.tables[table].values)
        for partition in Self.partitions(points.count) {
            let values =
                try SimplifiedSilhouette.values(of: partition, in: points) + Silhouette.values(of: partition, in: points)
                + SampledSilhouette(sample: 5).values(of: partition, in: points)
            #expect(values.compactMap(\.self).allSatisfy { abs($0) <= 1 })
        }
    }

    @Test func reasonsAreTold() throws {
        let points = try Points(Matrix([[0], [1], [2], [9]]))
        for type in Metrics.ofPoints where type.comparesCounts && type != XMeansBIC.self {
            let metric = type.init()
            #expect(try metric.score(of: Partition([1, 1, 1, 1]), in: points) == .undefined(.fewerThanTwoClusters))
            #expect(try metric.score(of: Partition([nil, nil, nil, nil]), in: points) == .undefined(.fewerThanTwoClusters))
            #expect(try metric.score(of: Partition([1, 2, 3, 4]), in: points) == .undefined(.everyRowAlone))
        }
        for type in Metrics.ofAgreement {
            #expect(try type.init().score(of: Partition([1, 1, 2, 2]), in: points) == .undefined(.noReference))
        }
    }
}
