import CKernels

/// Rows in groups that fill a vector register, each group stored column by column, so that one instruction serves a whole
/// group and no sum runs across lanes.
///
/// The last panel is filled up with rows of infinities, which are nearest to nothing, or with what the arranged cells hold.
public struct Panels<Scalar: PanelScalar>: Sendable {
    public let rows: Int
    public let depth: Int
    /// Cell (row r, column c) at `(r / lanes * depth + c) * lanes + r % lanes`.
    public private(set) var cells: [Scalar]

    public static var lanes: Int { Scalar.panelLanes }
    public var count: Int { (rows + Self.lanes - 1) / Self.lanes }

    /// - Parameter row: lends the cells of a row.
    public init(rows: Int, depth: Int, cell: (_ row: Int, _ column: Int) -> Scalar) {
        self.rows = rows
        self.depth = depth
        let lanes = Self.lanes
        cells = Array(repeating: .infinity, count: (rows + lanes - 1) / lanes * lanes * depth)
        for row in 0..<rows {
            let place = row / lanes * lanes * depth + row % lanes
            for column in 0..<depth { cells[place + column * lanes] = cell(row, column) }
        }
    }

    /// - Parameter cells: as many as fill whole panels, in their order.
    public init(rows: Int, depth: Int, arranged cells: [Scalar]) {
        precondition(cells.count == (rows + Self.lanes - 1) / Self.lanes * Self.lanes * depth, "cells do not fill the panels")
        self.rows = rows
        self.depth = depth
        self.cells = cells
    }

    @inlinable
    public subscript(row: Int, column: Int) -> Scalar {
        cells[(row / Self.lanes * depth + column) * Self.lanes + row % Self.lanes]
    }

    public func row(_ row: Int) -> [Scalar] { (0..<depth).map { self[row, $0] } }

    /// ‖query − row‖² for every row of some panels, into `distances`, which has room for as many rows as the panels have lanes.
    ///
    /// The distance of two rows depends on the two alone, and is the same both ways.
    @inlinable
    public func squaredDistances(
        from query: UnsafePointer<Scalar>, panels: Range<Int>, into distances: UnsafeMutablePointer<Scalar>
    ) {
        cells.withUnsafeBufferPointer { cells in
            guard let cells = cells.baseAddress else {
                // Without columns all rows coincide.
                distances.update(repeating: 0, count: panels.count * Self.lanes)
                return
            }
            Scalar.squaredDistances(
                query, cells + panels.lowerBound * depth * Self.lanes, panels.count, depth, distances)
        }
    }
}

/// A number of which a vector register holds several.
public protocol PanelScalar: BinaryFloatingPoint, Sendable {
    static var panelLanes: Int { get }
    static func squaredDistances(
        _ query: UnsafePointer<Self>, _ panels: UnsafePointer<Self>, _ count: Int, _ depth: Int,
        _ distances: UnsafeMutablePointer<Self>)
}

extension Float: PanelScalar {
    public static var panelLanes: Int { 16 }
    public static func squaredDistances(
        _ query: UnsafePointer<Float>, _ panels: UnsafePointer<Float>, _ count: Int, _ depth: Int,
        _ distances: UnsafeMutablePointer<Float>
    ) {
        kernels_squared_distances_f32(query, panels, count, depth, distances)
    }
}

extension Double: PanelScalar {
    public static var panelLanes: Int { 8 }
    public static func squaredDistances(
        _ query: UnsafePointer<Double>, _ panels: UnsafePointer<Double>, _ count: Int, _ depth: Int,
        _ distances: UnsafeMutablePointer<Double>
    ) {
        kernels_squared_distances_f64(query, panels, count, depth, distances)
    }
}
