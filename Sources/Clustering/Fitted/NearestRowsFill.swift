import LinearAlgebra
import Vocabulary

/// Rows whose numbers fill the missing cells of rows like them.
public struct NearestRowsFill: FittedStep {
    let step: String
    public let columns: [String]
    /// Columns without a single number, which nothing can be learned from.
    public let empty: [String]
    /// By column: what to fill in where no row is near.
    public let means: [Double]
    public let neighbours: Int
    let weighsByDistance: Bool
    /// Columns × fitted rows, so that distances are summed column by column over all rows at once.
    let rows: PackedMatrix

    init(
        step: String, columns: [String], empty: [String], means: [Double], neighbours: Int, weighsByDistance: Bool,
        rows: PackedMatrix
    ) {
        self.step = step
        self.columns = columns
        self.empty = empty
        self.means = means
        self.neighbours = neighbours
        self.weighsByDistance = weighsByDistance
        self.rows = rows
    }

    private enum CodingKeys: CodingKey { case step, columns, empty, means, neighbours, weighsByDistance, rows }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        empty = try container.decode([String].self, forKey: .empty)
        means = try container.decode([Double].self, forKey: .means)
        neighbours = try container.decode(Int.self, forKey: .neighbours)
        weighsByDistance = try container.decode(Bool.self, forKey: .weighsByDistance)
        rows = try container.decode(PackedMatrix.self, forKey: .rows)
        guard rows.matrix.rows == columns.count, means.count == columns.count, neighbours > 0 else {
            throw ClusteringError.unreadableModel("the rows to fill from do not fit their \(columns.count) columns")
        }
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns)
        let (values, told) = try selected.values.mapRows(to: columns.count, atOnce: 32, in: execution) {
            [self] rows, source, target in
            fill(rows.count, source, target, while: { !execution.isCancelled() })
        }
        try execution.checkpoint()
        let tally = told.reduce(into: Tally(columns: columns.count)) { $0.add($1) }
        return Prepared(
            frame: selected.replacing(columns: columns, values: values),
            changes: dropped(from: frame) + tally.changes(of: self) + frame.strangers(to: columns + empty, step: step))
    }

    public var text: String {
        let told = empty.isEmpty ? "" : ", and drops \(empty.joined(separator: ", ")) for being empty"
        return "fills missing cells of \(columns.count.counted("column")) from the \(neighbours.counted("row")) nearest of "
            + rows.matrix.columns.grouped + told
    }
}

extension NearestRowsFill {
    /// How many cells of each column were filled from rows, and how many with the mean.
    fileprivate struct Tally: Sendable {
        var near: [Int]
        var mean: [Int]

        init(columns: Int) {
            near = Array(repeating: 0, count: columns)
            mean = near
        }

        mutating func add(_ other: Tally) {
            for column in near.indices {
                near[column] += other.near[column]
                mean[column] += other.mean[column]
            }
        }

        func changes(of fill: NearestRowsFill) -> [Change] {
            fill.columns.indices.flatMap { column in
                [
                    (near[column], "the mean of the \(fill.neighbours.counted("nearest row"))"),
                    (mean[column], "the mean \(fill.means[column]), for no row has a column in common"),
                ].filter { $0.0 > 0 }.map {
                    Change(step: fill.step, kind: .cellsFilled, column: fill.columns[column], count: $0.0, reason: $0.1)
                }
            }
        }
    }

    private func dropped(from frame: Frame) -> [Change] {
        frame.columns.filter(empty.contains).map {
            Change(step: step, kind: .columnDropped, column: $0, reason: "every cell was missing when the step was fitted")
        }
    }

    private func fill(
        _ count: Int, _ source: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>, while isWanted: () -> Bool
    ) -> Tally {
        let width = columns.count
        var tally = Tally(columns: width)
        var distances = [Double](repeating: 0, count: rows.matrix.columns)
        var shared = distances
        target.update(from: source, count: count * width)
        for row in 0..<count where isWanted() {
            let cells = UnsafeBufferPointer(start: source + row * width, count: width)
            let missing = cells.indices.filter { cells[$0].isNaN }
            guard !missing.isEmpty else { continue }
            measure(from: cells, into: &distances, &shared)
            for column in missing {
                let near = nearest(in: column, distances)
                target[row * width + column] = near ?? means[column]
                if near == nil { tally.mean[column] += 1 } else { tally.near[column] += 1 }
            }
        }
        return tally
    }

    /// The squared distance to every fitted row over the columns both have, scaled up to all columns; infinite where they
    /// have none in common.
    private func measure(
        from cells: UnsafeBufferPointer<Double>, into distances: inout [Double], _ shared: inout [Double]
    ) {
        let count = rows.matrix.columns
        distances.withUnsafeMutableBufferPointer { distances in
            shared.withUnsafeMutableBufferPointer { shared in
                rows.matrix.withUnsafeElements { known in
                    distances.update(repeating: 0)
                    shared.update(repeating: 0)
                    for column in cells.indices where !cells[column].isNaN {
                        let cell = cells[column]
                        for other in 0..<count {
                            let difference = known[column * count + other] - cell
                            let isShared = difference == difference
                            distances[other] += isShared ? difference * difference : 0
                            shared[other] += isShared ? 1 : 0
                        }
                    }
                    for other in 0..<count {
                        let scale = Double(cells.count) / shared[other]
                        distances[other] = scale.isFinite ? distances[other] * scale : .infinity
                    }
                }
            }
        }
    }

    /// The mean over the nearest rows that have a number in `column`; `nil` where there is no such row.
    private func nearest(in column: Int, _ distances: [Double]) -> Double? {
        // What ties are broken by belongs to the rows themselves, so that their order does not matter.
        var nearest = BoundedSelection<(distance: Double, number: Double)>(most: neighbours) {
            ($0.distance, $0.number) < ($1.distance, $1.number)
        }
        let count = rows.matrix.columns
        rows.matrix.withUnsafeElements { known in
            for other in 0..<count {
                let number = known[column * count + other]
                guard !number.isNaN, distances[other].isFinite else { continue }
                nearest.offer((distances[other], number))
            }
        }
        return mean(of: nearest.sorted)
    }

    private func mean(of nearest: [(distance: Double, number: Double)]) -> Double? {
        guard let first = nearest.first else { return nil }
        // Weights relative to the nearest row's: only their ratios count, and none of these is beyond 1.
        let closest = first.distance.squareRoot()
        var (sum, total) = (0.0, 0.0)
        for row in nearest {
            let weight =
                if !weighsByDistance || row.distance == first.distance { 1.0 } else { closest / row.distance.squareRoot() }
            sum += weight * (row.number - first.number)
            total += weight
        }
        return first.number + sum / total
    }
}
