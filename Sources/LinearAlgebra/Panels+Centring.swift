import CKernels

extension Panels<Float> {
    /// Writes (row − means) · factor of some rows into panels, the last filled up with zeros.
    ///
    /// - Parameters:
    ///   - rows: of the matrix; their first is the first of a panel.
    ///   - weights: by row of the matrix.
    ///   - cells: of panels of the whole matrix.
    /// - Returns: the weighted sum of the squared lengths of the rows as they were written.
    public static func centre(
        _ rows: Range<Int>, of matrix: Matrix, about means: [Double], factor: Double, weights: [Float]?,
        into cells: UnsafeMutablePointer<Float>
    ) -> Double {
        matrix.withUnsafeElements { given in
            weights.withUnsafePointer { weights in
                guard let first = given.baseAddress else { return 0 }
                return kernels_centred_panels(
                    first + rows.lowerBound * matrix.columns, weights.map { $0 + rows.lowerBound }, rows.count,
                    matrix.columns, means, factor, cells + rows.lowerBound * matrix.columns)
            }
        }
    }
}

extension Optional {
    /// Lends the elements, where there are any, for the length of a call.
    func withUnsafePointer<Element, Result>(
        _ body: (UnsafePointer<Element>?) -> Result
    ) -> Result where Wrapped == [Element] {
        switch self {
        case nil: body(nil)
        case .some(let elements): elements.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}
