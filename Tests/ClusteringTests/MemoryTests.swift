import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// Memory that grows faster than the points is known before any work is done.
struct MemoryTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let algorithm: any Algorithm

        init(_ name: String, _ algorithm: any Algorithm) {
            testDescription = name
            self.algorithm = algorithm
        }

        /// The points as it takes them.
        func points() throws -> Points {
            let iris = Samples.iris
            return type(of: algorithm).abilities.contains(.onlyCategories) ? try Samples.inTexts(iris) : iris
        }
    }

    static let cases =
        Algorithms.all.map { Case($0.card.name, $0.init()) } + [
            Case("average", Agglomerative(k: 3, linkage: .average)), Case("complete", Agglomerative(k: 3, linkage: .complete)),
            Case("rbf", Spectral(k: 3, affinity: .rbf)),
        ]

    @Test(arguments: cases)
    func whatDoesNotFitIsRefusedBeforeAnyWork(item: Case) throws {
        let (points, told) = (try item.points(), Told())
        guard let need = item.algorithm.memory(for: points) else {
            // Nothing that grows faster than the points, so no limit stands in its way.
            #expect(try item.algorithm.fit(points, in: Execution(memoryLimit: 0)).partition.rowCount == 150)
            return
        }
        let tight = Execution(isCancelled: { true }, progress: told.note, memoryLimit: need.bytes - 1)
        #expect(throws: ClusteringError.tooMuchMemory(need, available: need.bytes - 1)) {
            try item.algorithm.fit(points, in: tight)
        }
        #expect(told.shares.isEmpty)
        let enough = Execution(memoryLimit: need.bytes)
        #expect(try item.algorithm.fit(points, in: enough) == item.algorithm.fit(points))
    }

    @Test(arguments: cases)
    func needsAreToldInWordsAndDoNotOverflow(item: Case) throws {
        guard let need = item.algorithm.memory(for: try item.points()) else { return }
        #expect(need.bytes > 0 && !need.purpose.isEmpty && !need.alternative.isEmpty)
        let error = ClusteringError.tooMuchMemory(need, available: 1)
        #expect(error.diagnostic.lines.joined().contains(need.alternative))
    }

    @Test(arguments: [(Double.infinity, Int.max), (1e300, .max), (-5, 0), (0, 0), (4096.9, 4096)])
    func bytesBeyondAllMeasureAreTheMost(bytes: Double, expected: Int) {
        #expect(MemoryNeed(bytes: bytes, purpose: "a table", alternative: "a sample").bytes == expected)
    }
}
