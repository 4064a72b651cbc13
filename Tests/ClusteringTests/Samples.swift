import LinearAlgebra

@testable import Clustering

/// Points that several tests need.
enum Samples {
    /// 150 flowers, 4 measurements each.
    static let iris: Points = {
        do {
            return try Points(
                ids: (1...150).map(String.init), columns: IrisTable.columns,
                values: Matrix(rows: 150, columns: 4, elements: IrisTable.cells))
        } catch {
            preconditionFailure("the iris table is damaged: \(error)")
        }
    }()

    /// The species of each row of `iris`.
    static let species = Partition((0..<150).map { $0 / IrisTable.rowsOfASpecies })

    /// Rows scattered about `clusters` centres far apart, cluster after cluster.
    static func planted(rows: Int, columns: Int, clusters: Int, seed: Int = 1, spread: Double = 0.5) throws -> Points {
        var stream = RandomStream(seed: seed, purpose: 99)
        let centres = (0..<clusters * columns).map { _ in stream.nextUniform() * 20 }
        var elements: [Double] = []
        for row in 0..<rows {
            let cluster = row * clusters / rows
            for column in 0..<columns {
                // A sum of uniform numbers is near enough to a bell curve.
                let noise = (0..<6).reduce(-3) { sum, _ in sum + stream.nextUniform() }
                elements.append(centres[cluster * columns + column] + spread * noise)
            }
        }
        return try Points(Matrix(rows: rows, columns: columns, elements: elements))
    }

    /// The same rows with every number told as the eighth of its column's range that it is in.
    static func inTexts(_ points: Points) throws -> Points {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
        let categories = points.columns.enumerated().map { position, name in
            let cells = points.values.column(position)
            let (least, greatest) = (cells.min() ?? 0, cells.max() ?? 0)
            return CategoricalColumn(
                name: name,
                cells: cells.map { least < greatest ? names[min(7, Int(($0 - least) / (greatest - least) * 8))] : names[0] })
        }
        return try Points(
            ids: points.ids, columns: [], values: Matrix(rows: points.count, columns: 0), categories: categories,
            weights: points.weights)
    }
}

extension Double {
    /// Whether two numbers agree to so many parts of the larger.
    func agrees(with other: Double, within tolerance: Double = 1e-9) -> Bool {
        abs(self - other) <= tolerance * Swift.max(abs(self), abs(other))
    }
}

extension Execution {
    static let two = Execution(threads: Threads(2))
}

extension Samples {
    /// 75 points in the plane.
    static let ruspini: Points = {
        do {
            return try Points(
                ids: (1...75).map(String.init), columns: RuspiniTable.columns,
                values: Matrix(rows: 75, columns: 2, elements: RuspiniTable.cells))
        } catch {
            preconditionFailure("the ruspini table is damaged: \(error)")
        }
    }()

    /// The four groups of `ruspini`, which are also its best four means.
    static let ruspiniGroups = Partition(RuspiniTable.groups.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) })

    /// Numbers 0 ..< `count` in an order drawn from a seed.
    static func shuffled(_ count: Int, seed: Int = 5) -> [Int] {
        var stream = RandomStream(seed: seed, purpose: 50)
        var order = Array(0..<count)
        for last in order.indices.reversed() { order.swapAt(last, stream.nextIndex(below: last + 1)) }
        return order
    }
}
