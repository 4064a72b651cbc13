import CKernels

/// The vector instructions that the inner loops use.
///
/// Sums of products differ in their last bits from one set to another, because the richer ones round once where the plain
/// one rounds twice; within a set they are the same at any number of threads.
public enum Instructions: Int, Sendable, CaseIterable {
    case plain, avx2, avx512

    /// The richest set this processor has.
    public static var available: Instructions { Instructions(rawValue: Int(kernels_available())) ?? .plain }

    /// The set in use: at first the one that the variable `CLUSTERING_INSTRUCTIONS` names (`plain`, `avx2` or `avx512`), and
    /// the richest where it names none. OpenBLAS chooses its own, by the variable `OPENBLAS_CORETYPE`.
    public static var inUse: Instructions { Instructions(rawValue: Int(kernels_in_use())) ?? .plain }

    /// Uses another set from now on, or the richest below it that this processor has; not while a computation runs.
    public static func use(_ instructions: Instructions) { kernels_use(Int32(instructions.rawValue)) }
}
