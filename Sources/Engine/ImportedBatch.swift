import CADBC

/// A driver's batch, released when the last column that reads from it is gone.
final class ImportedBatch: @unchecked Sendable {
    // Unchecked because of the pointers inside: Arrow arrays are immutable until they are released, which happens once, here.
    private var array: ArrowArray

    /// Takes the array over.
    init(_ array: ArrowArray) { self.array = array }

    deinit { array.release?(&array) }
}
