import LinearAlgebra
import Testing

@testable import Clustering

/// Expected numbers from scikit-learn 1.9.1: `KernelPCA(n_components=3, kernel=…)` on iris.
struct KernelComponentTests {
    struct Expectation: Sendable {
        let kernel: Kernel.Form
        var gamma = 0.0
        let first: [Double]
        let last: [Double]
        let new: [Double]
    }

    static let expectations = [
        Expectation(
            kernel: .rbf, first: [0.8276821268532636, 0.038351275478896024, -0.09855964759294196],
            last: [-0.5311718302325987, -0.0039176765969437975, -0.24787810207350117],
            new: [0.5325271042095124, -0.231764555781453, 0.1879541784721066]),
        Expectation(
            kernel: .rbf, gamma: 0.05, first: [0.6594725371056179, 0.09609232242310752, 0.03785914483980661],
            last: [-0.38727879628912676, -0.09302054715623885, -0.013675258598515627],
            new: [0.4305028400791087, -0.12544097209685365, 0.07495534464649205]),
        Expectation(
            kernel: .polynomial, first: [-45.13338938201262, 4.918768516386008, 0.12786073821485675],
            last: [17.570331114181766, -5.727774971156099, 5.193111222128395],
            new: [-33.30611744365732, 3.512436022220352, -0.2656861803397952]),
        Expectation(
            kernel: .cosine, first: [0.3016372235736111, 0.0007156528722929093, -0.00047774021215405945],
            last: [-0.17219540047755333, -0.04201942928613759, 0.01484894383093113],
            new: [0.14034720597800188, 0.014314344367069375, -0.057505188156685656]),
        Expectation(
            kernel: .linear, first: [-2.684125625969537, 0.3193972465851061, -0.027914827589412487],
            last: [1.3901888619479141, -0.28266093799054975, 0.3629096480853701],
            new: [-1.569623060863606, 0.09843333700692063, -0.05682023708104983]),
    ]

    @Test func aCountThatIsNotWholeIsRefused() {
        #expect(throws: ClusteringError.badParameter(
            .outOfRange("components", given: "1.5", legal: "a share below 1, or a whole number from 1 on"))
        ) { try KernelComponentAnalysis(components: 1.5).fit(Frame(Samples.iris)) }
    }

    @Test(arguments: expectations)
    func agreesWithScikitLearn(expectation: Expectation) throws {
        let step = KernelComponentAnalysis(components: 3, kernel: expectation.kernel, gamma: expectation.gamma)
        let fitted = try step.fit(Frame(Samples.iris))
        let scores = try fitted.apply(to: Frame(Samples.iris)).frame
        #expect(scores.columns == ["KPC1", "KPC2", "KPC3"])
        #expect(scores.cells(ofRow: 0).agree(with: expectation.first))
        #expect(scores.cells(ofRow: 149).agree(with: expectation.last))
        let new = try Frame(ids: ["new"], columns: Samples.iris.columns, values: Matrix([[5.5, 3.1, 2.2, 0.9]]))
        #expect(try fitted.apply(to: new).frame.cells(ofRow: 0).agree(with: expectation.new))
    }

    @Test func theLinearKernelInvertsExactlyAndOthersNearly() throws {
        let iris = Frame(Samples.iris)
        let linear = try KernelComponentAnalysis(components: 4, kernel: .linear).fit(iris)
        let back = try linear.invert(linear.apply(to: iris).frame)
        #expect(back.columns == iris.columns)
        #expect(back.values.elements.agree(with: iris.values.elements))
        let curved = try KernelComponentAnalysis(components: 10, kernel: .rbf).fit(iris)
        let near = try curved.invert(curved.apply(to: iris).frame)
        let errors = zip(near.values.elements, iris.values.elements).map { ($0 - $1) * ($0 - $1) }
        #expect((errors.mean ?? 1).squareRoot() < 0.25)
    }

    @Test func whatDoesNotFitIsRefusedWithItsFigure() throws {
        let execution = Execution(memoryLimit: 100_000)
        #expect {
            try KernelComponentAnalysis().fit(Frame(Samples.iris), in: execution)
        } throws: { error in
            guard case .tooMuchMemory(let need, 100_000) = error as? ClusteringError else { return false }
            return need.bytes == 8 * 6 * 150 * 150
        }
    }

    @Test func rowsThatDoNotDifferKeepOneComponentOfZeros() throws {
        for kernel in Kernel.Form.allCases {
            let frame = Frame(try Points(Matrix(rows: 6, columns: 3, repeating: 0.1)))
            let prepared = try KernelComponentAnalysis(components: 0.9, kernel: kernel).fit(frame).apply(to: frame)
            #expect(prepared.frame.values.elements == [0, 0, 0, 0, 0, 0])
        }
    }

    @Test func productsBeyondSummingAreRefused() throws {
        let frame = try FormulaTable.frame([[1e100, 1], [-1e100, 2], [3, 1e99]])
        #expect(throws: ClusteringError.noDecomposition(step: "kernel_pca")) {
            try KernelComponentAnalysis(components: 2, kernel: .polynomial).fit(frame)
        }
    }
}
