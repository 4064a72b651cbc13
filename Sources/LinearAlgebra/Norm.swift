import CKernels

/// How the length of a difference of two rows is measured.
///
/// Searches compare `magnitudes`, which order rows as lengths do and cost less: ‖x‖² for the Euclidean norm, ‖x‖ itself for
/// the Manhattan norm.
public enum Norm: Sendable, Hashable {
    case euclidean, manhattan

    /// The length with this magnitude.
    @inlinable @inline(__always)
    public func length(ofMagnitude magnitude: Double) -> Double {
        self == .euclidean ? magnitude.squareRoot() : magnitude
    }

    /// A magnitude above those of all shorter lengths; 0 for no length at all.
    @inlinable @inline(__always)
    public func magnitude(aboveShorterThan length: Double) -> Double {
        // The square may have been rounded down.
        self == .euclidean && length > 0 ? (length * length).nextUp : length
    }

    /// The least magnitude above that of this length.
    @inlinable @inline(__always)
    public func magnitude(above length: Double) -> Double {
        guard self == .euclidean, length.isFinite else { return length.nextUp }
        var magnitude = (length * length).nextUp
        // The square may have been rounded down, so that magnitudes above it still have this length.
        while magnitude.squareRoot() <= length { magnitude = magnitude.nextUp }
        return magnitude
    }
}

/// What a kd-tree asks of its leaves and boxes, in double precision; cells as in `Panels<Double>`.
extension Norm {
    /// The rows of up to eight panels whose difference from the query has a magnitude below `limit`, as bits from the lowest.
    ///
    /// - Parameter magnitudes: of all rows of the panels, eight a panel.
    @inlinable @inline(__always)
    public func nearer(
        _ query: UnsafePointer<Double>, _ panels: UnsafePointer<Double>, count: Int, depth: Int, than limit: Double,
        into magnitudes: UnsafeMutablePointer<Double>
    ) -> UInt64 {
        switch self {
        case .euclidean: kernels_nearer_squared_f64(query, panels, count, depth, limit, magnitudes)
        case .manhattan: kernels_nearer_absolute_f64(query, panels, count, depth, limit, magnitudes)
        }
    }

    /// Whether a box may hold rows nearer than its limit to each row of a panel, as bits from the lowest.
    ///
    /// - Parameter bounds: the magnitude of each row's difference from the nearest place of the box. It exceeds that of no
    ///   row in the box, not even by rounding, because the terms are smaller one by one and added in the same order.
    @inlinable @inline(__always)
    public func boxNearer(
        _ panel: UnsafePointer<Double>, lower: UnsafePointer<Double>, upper: UnsafePointer<Double>, depth: Int,
        than limits: UnsafePointer<Double>, into bounds: UnsafeMutablePointer<Double>
    ) -> UInt32 {
        switch self {
        case .euclidean: kernels_boxes_squared_f64(panel, lower, upper, depth, limits, bounds)
        case .manhattan: kernels_boxes_absolute_f64(panel, lower, upper, depth, limits, bounds)
        }
    }
}
