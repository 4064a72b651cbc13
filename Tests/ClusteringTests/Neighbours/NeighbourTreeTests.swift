import LinearAlgebra
import Testing

@testable import Clustering

struct NeighbourTreeTests {
    static let shapes = [(1, 2), (2, 1), (7, 3), (33, 1), (257, 2), (1000, 4), (600, 30), (40, 0)]

    @Test(arguments: shapes, [Norm.euclidean, .manhattan])
    func findsTheNearestRowsOfEveryRow(shape: (rows: Int, columns: Int), norm: Norm) throws {
        let values = try Samples.planted(rows: shape.rows, columns: shape.columns, clusters: 3, spread: 2).values
        let tree = try NeighbourTree(of: values, norm: norm, in: .standard)
        for wanted in [1, 4, 50] {
            let lists = try tree.neighbours(wanted, in: .standard)
            #expect(lists.length == min(wanted, shape.rows - 1))
            for row in stride(from: 0, to: shape.rows, by: 1 + shape.rows / 40) {
                let plain = values.distances(from: row, norm).sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }
                for (known, found) in zip(plain, lists.distances(of: row)) { #expect(found.agrees(with: known.distance)) }
                for (other, found) in zip(lists.rows(of: row), lists.distances(of: row)) {
                    #expect(found.agrees(with: values.distance(row, Int(other), norm)))
                }
                #expect(Set(lists.rows(of: row)).count == lists.length && !lists.rows(of: row).contains(Int32(row)))
            }
        }
    }

    @Test func equalRowsAreNeighboursInTheOrderOfTheirNumbers() throws {
        let values = Matrix((0..<30).map { [Double($0 / 5)] })
        let lists = try NeighbourTree(of: values, in: .standard).neighbours(4, in: .standard)
        for row in 0..<30 {
            #expect(lists.distances(of: row).allSatisfy { $0 == 0 })
            #expect(lists.rows(of: row).map(Int.init) == (row / 5 * 5..<row / 5 * 5 + 5).filter { $0 != row })
        }
    }

    @Test func findsTheNearestRowsOfOtherPlaces() throws {
        let values = try Samples.planted(rows: 500, columns: 3, clusters: 4).values
        let queries = Matrix(rows: 21, columns: 3, elements: (0..<63).map { Double($0 % 20) + 0.25 })
        let lists = try NeighbourTree(of: values, in: .standard).neighbours(3, of: queries, in: .standard)
        for query in 0..<21 {
            let plain = (0..<500).map { row in
                (0..<3).reduce(0) { $0 + (values[row, $1] - queries[query, $1]) * (values[row, $1] - queries[query, $1]) }.squareRoot()
            }.sorted()
            for (known, found) in zip(plain, lists.distances(of: query)) { #expect(found.agrees(with: known)) }
        }
    }

    @Test func aRowIsItsOwnNearestPlace() throws {
        let tree = try NeighbourTree(of: Samples.iris.values, in: .standard)
        let lists = try tree.neighbours(1, of: Samples.iris.values, in: .standard)
        #expect(lists.distances.allSatisfy { $0 == 0 })
    }

    @Test func threadsChangeNothing() throws {
        let values = try Samples.planted(rows: 3000, columns: 5, clusters: 7).values
        let lists = try [Execution.single, .two].map { execution in
            try NeighbourTree(of: values, in: execution).neighbours(6, in: execution)
        }
        #expect(lists[0] == lists[1])
    }

    @Test(arguments: [0, 0.5, 3, 100])
    func countsAndLinksWhatIsWithinARadius(radius: Double) throws {
        let values = Matrix(try Samples.planted(rows: 400, columns: 2, clusters: 5, spread: 1).values.rounded)
        let tree = try NeighbourTree(of: values, in: .standard)
        let crowded = try tree.isCrowded(within: radius, rows: 4, in: .standard)
        let components = try tree.components(within: radius, in: .standard)
        var sets = DisjointSets(400)
        for (position, row) in tree.order.enumerated() {
            let near = values.distances(from: Int(row), .euclidean).filter { $0.distance <= radius }
            #expect(crowded[position] == (near.count + 1 >= 4))
            for other in near { sets.unite(Int(row), other.row) }
        }
        let numbers = sets.numbers()
        #expect(Partition(components.map(Int.init)) == Partition(tree.order.map { Int(numbers[Int($0)]) }))
    }

    @Test func stopsWhenCancelled() throws {
        let cancelled = Execution(isCancelled: { true })
        #expect(throws: ClusteringError.cancelled) { try NeighbourTree(of: Samples.iris.values, in: cancelled) }
        let tree = try NeighbourTree(of: Samples.iris.values, in: .standard)
        #expect(throws: ClusteringError.cancelled) { try tree.neighbours(2, in: cancelled) }
    }
}

extension Matrix {
    /// The plain path to a distance.
    func distance(_ first: Int, _ second: Int, _ norm: Norm = .euclidean) -> Double {
        let differences = zip(row(first), row(second)).map { $0 - $1 }
        return norm == .euclidean
            ? differences.reduce(0) { $0 + $1 * $1 }.squareRoot() : differences.reduce(0) { $0 + abs($1) }
    }

    func distances(from first: Int, _ norm: Norm) -> [(distance: Double, row: Int)] {
        (0..<rows).filter { $0 != first }.map { (distance(first, $0, norm), $0) }
    }

    /// Rows on a grid, so that many distances are equal.
    fileprivate var rounded: [[Double]] { (0..<rows).map { row($0).map { ($0 * 2).rounded() / 2 } } }
}
