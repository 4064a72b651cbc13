import LinearAlgebra
import Vocabulary

/// Replaces columns by the directions in which rows vary most in the space of a kernel.
public struct KernelComponentAnalysis: Preparation {
    public var components = 0.95
    public var kernel = Kernel.Form.rbf
    public var gamma = 0.0
    public var degree = 3
    public var offset = 1.0

    public init() {}

    public init(components: Double, kernel: Kernel.Form = .rbf, gamma: Double = 0, degree: Int = 3, offset: Double = 1) {
        self.components = components
        self.kernel = kernel
        self.gamma = gamma
        self.degree = degree
        self.offset = offset
    }

    public static let card = Card(
        name: "kernel_pca",
        summary: "Replaces columns by curved directions of greatest variance.",
        discussion: """
            Principal components of what the rows become under a kernel: exp(−γ‖x − y‖²), (γ x·y + c)ᵖ, the cosine, or \
            x·y, which gives plain principal components. Below 1, `components` is a share of variance, from 1 on a count. \
            Takes memory for the products of all rows, which is refused with its figure where there is not as much. Scale \
            the columns first, and fill missing cells. The rows it was fitted on are kept in the step. The way back to the \
            original units is by linear regression on the components: exact for the linear kernel, approximate for others.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=kernel_pca as z", shows: "kernel_pca")
        ],
        references: ["B. Schölkopf, A. Smola, K.-R. Müller, Kernel principal component analysis, ICANN 1997"])

    public static let parameters: [Parameter<Self>] = [
        .option("components", \.components, "A count from 1 on, or the share of variance to keep.", in: .above(0)),
        .option("kernel", \.kernel, "How alike two rows are."),
        .option("gamma", \.gamma, "What products or distances are multiplied by; 0 for 1 / columns.", in: .atLeast(0)),
        .option("degree", \.degree, "The power of the polynomial kernel.", in: .between(1, 20)),
        .option("coef0", \.offset, "What the polynomial kernel adds before it takes the power."),
    ]

    /// - Throws: `ClusteringError.tooMuchMemory`, and `.noDecomposition` where the kernel exceeds what can be summed.
    /// - Complexity: O(n²·d + n³); O(n²) memory.
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> KernelComponents {
        try PrincipalComponentAnalysis.check(components: components)
        let points = try frame.replacing(categories: []).points()
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        guard !points.columns.isEmpty else { throw .nothingLeft(step: Self.card.name) }
        // The products, the copy that is decomposed, what that takes, and the sorted vectors.
        try execution.admit(
            MemoryNeed(
                bytes: 8 * 6 * Double(points.count) * Double(points.count),
                purpose: "the products of all pairs of \(points.count.counted("row"))",
                alternative: "take pca, or fit on a sample of the rows"))
        let kernel = Kernel(
            form: kernel, gamma: gamma > 0 ? gamma : 1 / Double(points.columns.count), degree: degree, offset: offset)
        let products = try CentredProducts(of: points.values, under: kernel, in: execution.part(from: 0, to: 0.3))
        guard products.largest <= Points.largestMagnitude * Points.largestMagnitude,
            let eigen = SymmetricEigen(products.matrix)
        else { throw .noDecomposition(step: Self.card.name) }
        let floor = max((eigen.values.first ?? 0) * 1e-12, products.largest * Double(points.count) * .ulpOfOne)
        let squares = eigen.values.map { $0 > floor ? $0 : 0 }
        let kept = wanted(of: squares)
        return KernelComponents(
            step: Self.card.name, of: points, kernel: kernel, products: products,
            squares: Array(squares.prefix(kept)), vectors: eigen.vectors.selecting(rows: Array(0..<kept)),
            total: squares.reduce(0, +))
    }

    /// How many components to keep: at least one, and none without variance beside it.
    private func wanted(of squares: [Double]) -> Int {
        let varying = max(1, squares.count { $0 > 0 })
        guard components < 1 else { return Int(min(components, Double(varying))) }
        let total = squares.reduce(0, +)
        var explained = 0.0
        for (position, square) in squares.prefix(varying).enumerated() {
            explained += square
            if explained >= components * total { return position + 1 }
        }
        return varying
    }
}
