import LinearAlgebra

/// The rows not taken yet, with how easily each is reached from those taken.
///
/// They are kept together at the front of the panels, so that each step looks only at what is left.
struct ReachabilityFront {
    private let norm: Norm
    private let depth: Int
    /// Rows × columns; those not taken are the first `count`.
    private var panels: [Double]
    private var rows: [Int32]
    private var places: [Int32]
    private var count: Int
    /// By place: at which distance it is reached, how far it is from the row it is reached from, and which that is.
    private var reaches: [Link]
    private var magnitudes: [Double]
    private var query: [Double]

    private static let lanes = Panels<Double>.lanes

    init(of values: Matrix, norm: Norm) {
        self.norm = norm
        (count, depth) = (values.rows, values.columns)
        panels = values.withUnsafeElements { cells in
            Panels<Double>(rows: values.rows, depth: values.columns) { cells[$0 * values.columns + $1] }.cells
        }
        rows = Array(0..<Int32(count))
        places = rows
        reaches = Array(repeating: .none, count: count)
        magnitudes = Array(repeating: 0, count: (count + Self.lanes - 1) / Self.lanes * Self.lanes)
        query = Array(repeating: 0, count: max(1, depth))
    }

    /// The row reached most easily, of equally reachable ones the nearest to where it is reached from; `nil` where none is.
    var next: Int? {
        var best = Link.none
        for place in 0..<count where reaches[place].precedes(best) { best = reaches[place] }
        return best == .none ? nil : Int(best.second)
    }

    /// Takes a row out; returns how it was reached.
    mutating func take(_ row: Int) -> (reachability: Double, predecessor: Int?) {
        let (place, last) = (Int(places[row]), count - 1)
        let reach = reaches[place]
        for column in 0..<depth {
            query[column] = panels[cell(place, column)]
            panels[cell(place, column)] = panels[cell(last, column)]
        }
        (rows[place], reaches[place]) = (rows[last], reaches[last])
        places[Int(rows[place])] = Int32(place)
        count -= 1
        return reach == .none ? (.infinity, nil) : (reach.weight, Int(reach.first))
    }

    /// Lets the rows left be reached from the row taken last.
    mutating func approach(from row: Int, core: Double, within radius: Double) {
        let limit = radius.isInfinite ? .infinity : norm.magnitude(above: radius)
        let panelCount = (count + Self.lanes - 1) / Self.lanes
        panels.withUnsafeBufferPointer { cells in
            query.withUnsafeBufferPointer { query in
                magnitudes.withUnsafeMutableBufferPointer { magnitudes in
                    for first in stride(from: 0, to: panelCount, by: Self.lanes) {
                        _ = norm.nearer(
                            query.baseAddress!, cells.baseAddress.map { $0 + first * depth * Self.lanes } ?? query.baseAddress!,
                            count: min(Self.lanes, panelCount - first), depth: depth, than: limit,
                            into: magnitudes.baseAddress! + first * Self.lanes)
                    }
                }
            }
        }
        for place in 0..<count where magnitudes[place] < limit {
            let distance = norm.length(ofMagnitude: magnitudes[place])
            let weight = max(core, distance)
            // Of equal reaches the first stays, as a row is reached as soon as it can be.
            guard weight < reaches[place].weight else { continue }
            reaches[place] = Link(weight: weight, distance: distance, first: Int32(row), second: rows[place])
        }
    }

    private func cell(_ place: Int, _ column: Int) -> Int {
        (place / Self.lanes * depth + column) * Self.lanes + place % Self.lanes
    }
}
