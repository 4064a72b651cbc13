import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

/// Instructions are chosen for a whole process, so each of these tests has one of its own.
struct InstructionsTests {
    @Test func theEnvironmentNamesTheFirstSet() async {
        await #expect(processExitsWith: .success) {
            setenv("CLUSTERING_INSTRUCTIONS", "plain", 1)
            #expect(Instructions.inUse == .plain)
        }
        await #expect(processExitsWith: .success) {
            setenv("CLUSTERING_INSTRUCTIONS", "avx2", 1)
            #expect(Instructions.inUse.rawValue == min(Instructions.avx2.rawValue, Instructions.available.rawValue))
        }
        await #expect(processExitsWith: .success) {
            setenv("CLUSTERING_INSTRUCTIONS", "nonsense", 1)
            #expect(Instructions.inUse == .available)
        }
    }

    @Test func everySetOfInstructionsGivesTheSameFit() async {
        await #expect(processExitsWith: .success) {
            let points = try Samples.planted(rows: 2345, columns: 11, clusters: 5, spread: 2)
            var fits: [[Fit]] = []
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                fits.append(try KMeans(k: 6, restarts: 3).sweep(points, over: 2...6, in: .two))
                #expect(try KMeans(k: 6, restarts: 3).sweep(points, over: 2...6, in: .single) == fits[fits.count - 1])
            }
            // What is reported is computed alike by all of them, from labels that rounding does not touch here.
            #expect(fits.allSatisfy { $0.map(\.partition) == fits[0].map(\.partition) })
            #expect(fits.allSatisfy { $0 == fits[0] })
        }
    }

    @Test func everySetOfInstructionsGivesTheSilhouettes() async {
        await #expect(processExitsWith: .success) {
            let points = try Samples.planted(rows: 1301, columns: 9, clusters: 4, spread: 3)
            let partitions = [3, 4, 400].map { count in Partition((0..<1301).map { $0 % 50 == 7 ? nil : $0 * count / 1301 }) }
            let pass = SilhouettePass(partitions, in: points)
            let plain = try pass.plain(in: .two)
            for instructions in Instructions.allCases {
                Instructions.use(instructions)
                let fast = try pass.fast(in: .two)
                for (first, second) in zip(plain.joined(), fast.joined()) {
                    #expect((first == nil) == (second == nil) && abs((first ?? 0) - (second ?? 0)) < 1e-11)
                }
                #expect(try pass.fast(in: .single) == fast)
            }
        }
    }
}
