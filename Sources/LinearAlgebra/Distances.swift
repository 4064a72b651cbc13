/// Distances and inner products of single vectors, summed in a fixed order.
///
/// The result depends on the two vectors alone, never on how many rows are processed together: a row assigned by itself
/// gets the same bits as in a batch.
public enum Distances {
    /// ‖a − b‖², from differences and therefore without cancellation; exactly zero for equal vectors.
    @inlinable
    public static func squared(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
        var lanes = SIMD8<Double>()
        var position = 0
        while position + 8 <= count {
            let difference = load(a + position) - load(b + position)
            lanes += difference * difference
            position += 8
        }
        var sum = lanes.sum()
        while position < count {
            let difference = a[position] - b[position]
            sum += difference * difference
            position += 1
        }
        return sum
    }

    /// Σ|a − b|.
    @inlinable
    public static func absolute(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
        var lanes = SIMD8<Double>()
        var position = 0
        while position + 8 <= count {
            let difference = load(a + position) - load(b + position)
            lanes += difference.replacing(with: -difference, where: difference .< 0)
            position += 8
        }
        var sum = lanes.sum()
        while position < count {
            sum += (a[position] - b[position]).magnitude
            position += 1
        }
        return sum
    }

    /// a · b.
    @inlinable
    public static func inner(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
        var lanes = SIMD8<Double>()
        var position = 0
        while position + 8 <= count {
            lanes += load(a + position) * load(b + position)
            position += 8
        }
        var sum = lanes.sum()
        while position < count {
            sum += a[position] * b[position]
            position += 1
        }
        return sum
    }

    @inlinable @inline(__always)
    static func load(_ pointer: UnsafePointer<Double>) -> SIMD8<Double> {
        UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Double>.self)
    }
}
