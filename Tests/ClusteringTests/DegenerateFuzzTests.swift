import Foundation
import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// Every algorithm, metric, criterion and preparation on random mixtures of defects and of settings.
///
/// CLUSTERING_FUZZ sets how many tables are drawn, CLUSTERING_FUZZ_SEED the first seed. Where either is set, seeds are
/// printed before they are tried, so that a crash names its table.
struct DegenerateFuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    static let isLong = environment["CLUSTERING_FUZZ"] != nil || environment["CLUSTERING_FUZZ_SEED"] != nil
    static let count = environment["CLUSTERING_FUZZ"].flatMap { Int($0) } ?? (isLong ? 1 : 24)
    static let first = environment["CLUSTERING_FUZZ_SEED"].flatMap { Int($0) } ?? 1
    /// What takes longer than this on such small tables would not end.
    private static let patience = Duration.seconds(60)
    /// With as few references as there can be.
    private static let criteria: [any Criterion] = [
        Gap(references: 2), Hartigan(), Knee(), SilhouetteExcess(references: 2),
    ]

    @Test func everythingGivesSoundResultsOrTypedErrors() throws {
        if Self.isLong { print("\(Self.count) tables from seed \(Self.first)") }
        for seed in Self.first..<Self.first + Self.count {
            var draw = DegenerateDraw(seed: seed)
            if Self.isLong { FileHandle.standardError.write(Data("\(draw.description)\n".utf8)) }
            for type in Algorithms.all { try fit(type, &draw) }
            for type in Metrics.all { try score(type, &draw) }
            for type in Preparations.all { try prepare(type, &draw) }
            try vote(&draw)
        }
    }

    private func fit(_ type: any Algorithm.Type, _ draw: inout DegenerateDraw) throws {
        let algorithm = varied(type.init(), &draw)
        let points = try draw.points(for: type)
        let claim = "\(draw.description), \(type.card.name) \(algorithm.settings.map { "\($0.name)=\($0.value.text)" })"
        do throws(ClusteringError) {
            let fit = try algorithm.fit(points, in: .within(Self.patience))
            for flaw in try fit.flaws(of: points, by: type) { Issue.record("\(flaw): \(claim)") }
            if try algorithm.fit(points, in: .within(Self.patience, threads: Threads(2))) != fit {
                Issue.record("two threads: \(claim)")
            }
            for metric in Metrics.ofPoints { try expectSound(metric.init(), [fit.partition], points, claim) }
        } catch {
            if !error.isRefusal { Issue.record("\(error): \(claim)") }
        }
    }

    private func varied(_ algorithm: some Algorithm, _ draw: inout DegenerateDraw) -> any Algorithm { draw.vary(algorithm) }

    private func score(_ type: any Metric.Type, _ draw: inout DegenerateDraw) throws {
        let partitions = [draw.partition(), draw.partition()]
        let points = try draw.points(for: KMeans.self)
        let reference = draw.partition()
        let metric = MetricLawTests.Entry(type: type).metric(reference)
        try expectSound(metric, partitions, points, draw.description)
    }

    private func expectSound(
        _ metric: any Metric, _ partitions: [Partition], _ points: Points, _ claim: String
    ) throws(ClusteringError) {
        for score in try metric.scores(of: partitions, in: points, .within(Self.patience)) {
            let isSound = (score.value?.isFinite ?? true) && (score.standardError.map { $0.isFinite && $0 >= 0 } ?? true)
            if !isSound { Issue.record("\(type(of: metric)) is \(score): \(claim)") }
        }
    }

    private func prepare(_ type: any Preparation.Type, _ draw: inout DegenerateDraw) throws {
        let step = varied(type.init(), &draw)
        let frame = try draw.frame()
        let claim = "\(draw.description), \(type.card.name) \(step.settings.map { "\($0.name)=\($0.value.text)" })"
        do throws(ClusteringError) {
            let (chain, prepared) = try FittedChain.fit([step], to: frame, in: .within(Self.patience))
            if prepared.frame.rowCount != frame.rowCount { Issue.record("rows are lost: \(claim)") }
            if prepared.frame.values.elements.contains(where: \.isInfinite) { Issue.record("infinite: \(claim)") }
            if !frame.values.elements.contains(where: \.isNaN), !(step is Ordinal),
                prepared.frame.values.elements.contains(where: \.isNaN)
            {
                Issue.record("numbers are lost: \(claim)")
            }
            let back = try chain.invert(prepared.frame)
            if back.values.elements.contains(where: \.isInfinite) { Issue.record("infinite on the way back: \(claim)") }
            let two = try FittedChain.fit([step], to: frame, in: .within(Self.patience, threads: Threads(2)))
            if two.chain != chain || !two.prepared.hasSameBits(as: prepared) { Issue.record("two threads: \(claim)") }
        } catch {
            if !error.isRefusal { Issue.record("\(error): \(claim)") }
        }
    }

    private func varied(_ step: some Preparation, _ draw: inout DegenerateDraw) -> any Preparation { draw.vary(step) }

    private func vote(_ draw: inout DegenerateDraw) throws {
        let points = try draw.points(for: KMeans.self)
        let evidence = try CountEvidence(of: points, by: KMeans(k: 2, restarts: 2), upTo: min(3, points.count))
        for criterion in Self.criteria {
            let ballot = try criterion.ballot(on: evidence, in: .within(Self.patience))
            if !ballot.rows.allSatisfy({ $0.values.allSatisfy { $0?.isFinite ?? true } }) {
                Issue.record("\(type(of: criterion)) votes with \(ballot.rows): \(draw.description)")
            }
        }
    }
}

extension ClusteringError {
    /// Whether it says that the table or a setting does not suit, rather than that the work got lost.
    fileprivate var isRefusal: Bool {
        switch self {
        case .cancelled, .unreadableModel, .missingColumn, .cannotAssign: false
        default: true
        }
    }
}
