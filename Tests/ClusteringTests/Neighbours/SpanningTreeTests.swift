import LinearAlgebra
import Testing

@testable import Clustering

struct SpanningTreeTests {
    @Test(arguments: [(2, 1), (9, 2), (400, 3), (1500, 2), (500, 20)], [Norm.euclidean, .manhattan])
    func growingByTheTreeGivesWhatPrimGives(shape: (rows: Int, columns: Int), norm: Norm) throws {
        let values = try Samples.planted(rows: shape.rows, columns: shape.columns, clusters: 4, spread: 2).values
        for rank in [0, 1, 5] {
            let cores = try NeighbourTree(of: values, norm: norm, in: .standard)
                .neighbours(max(1, rank), in: .standard).distances(ofRank: rank)
            let fast = try SpanningTree(of: values, norm: norm, coreDistances: cores, in: .standard)
            let plain = try SpanningTree(rows: shape.rows, coreDistances: cores, in: .standard) {
                values.distance($0, $1, norm)
            }
            #expect(Set(fast.edges.map { [$0.first, $0.second] }) == Set(plain.edges.map { [$0.first, $0.second] }))
            for (first, second) in zip(fast.edges, plain.edges) { #expect(first.weight.agrees(with: second.weight)) }
        }
    }

    /// Distances on a grid are mostly equal, so only their sum is one and the same.
    @Test func tiesChangeNoWeight() throws {
        let values = Matrix((0..<400).map { [Double($0 % 20), Double($0 / 20 / 2)] })
        let fast = try SpanningTree(of: values, in: .standard)
        let plain = try SpanningTree(rows: 400, in: .standard) { values.distance($0, $1) }
        #expect(fast.edges.map(\.weight) == plain.edges.map(\.weight))
        #expect(fast.edges.allSatisfy { values.distance($0.first, $0.second) == $0.weight })
    }

    @Test func everyRowIsReached() throws {
        let tree = try SpanningTree(of: Samples.iris.values, in: .standard)
        var sets = DisjointSets(150)
        for edge in tree.edges {
            #expect(edge.first < edge.second)
            let wereTwo = sets.unite(edge.first, edge.second)
            #expect(wereTwo)
        }
        #expect(sets.count == 1)
        #expect(zip(tree.edges, tree.edges.dropFirst()).allSatisfy { $0.weight <= $1.weight })
    }

    @Test func theOrderOfTheRowsChangesNoEdge() throws {
        let values = try Samples.planted(rows: 700, columns: 3, clusters: 3, spread: 2).values
        let order = (0..<700).map { $0 * 387 % 700 }
        let permuted = values.selecting(rows: order)
        let edges = try [values, permuted].map { values in
            let cores = try NeighbourTree(of: values, in: .standard).neighbours(4, in: .standard).distances(ofRank: 4)
            return try SpanningTree(of: values, coreDistances: cores, in: .standard).edges
        }
        let renamed = edges[1].map { Set([order[$0.first], order[$0.second]]) }
        #expect(renamed == edges[0].map { Set([$0.first, $0.second]) })
        #expect(edges[1].map(\.weight) == edges[0].map(\.weight))
    }

    @Test func threadsChangeNothing() throws {
        let values = try Samples.planted(rows: 4000, columns: 4, clusters: 9).values
        #expect(try SpanningTree(of: values, in: .single) == SpanningTree(of: values, in: .two))
    }

    @Test func degenerateRowsHaveATreeToo() throws {
        for values in [
            Matrix(rows: 0, columns: 3), Matrix(rows: 1, columns: 3), Matrix(rows: 5, columns: 0),
            Matrix(rows: 3000, columns: 2, repeating: 1e99), Matrix([[1e100], [-1e100], [0], [.leastNonzeroMagnitude]]),
        ] {
            let tree = try SpanningTree(of: values, in: .standard)
            #expect(tree.edges.count == max(0, values.rows - 1))
            #expect(tree.edges.allSatisfy { $0.weight.isFinite })
            #expect(try SpanningTree(rows: values.rows, in: .standard) { values.distance($0, $1) }.edges.count == tree.edges.count)
        }
    }
}
