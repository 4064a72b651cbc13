import Foundation
import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// What is true of every preparation.
struct PreparationLawTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let step: any Preparation
        var testDescription: String { type(of: step).card.name }
    }

    static let cases = Preparations.all.map { Case(step: $0.init()) }
    /// Those whose way back is exact up to rounding, with all that it takes.
    static let invertible = ([
        RobustScaling(), ZScore(), MinimumMaximum(), MaximumMagnitude(), IndexToAverage(), YeoJohnson(),
        QuantileTransform(output: .uniform), PrincipalComponentAnalysis(components: 3),
        KernelComponentAnalysis(components: 3, kernel: .linear), Ordinal(),
    ] as [any Preparation]).map(Case.init)

    /// Numbers without and with missing cells, and text.
    static func frame(isWhole: Bool = true) throws -> Frame {
        let table = isWhole ? try FormulaTable.whole : try FormulaTable.holed
        let texts = (0..<60).map { row -> String? in
            row.isMultiple(of: 13) && !isWhole ? nil : ["e", "n", "s", "w"][row * row % 7 % 4]
        }
        return try Frame(
            ids: table.ids, columns: Array(table.columns.prefix(3)), values: table.values.selecting(columns: [0, 1, 2]),
            categories: [CategoricalColumn(name: "region", cells: texts)])
    }

    /// Missing cells where the step allows them.
    static func frame(for step: any Preparation) throws -> Frame {
        let holed = try frame(isWhole: false)
        return (try? FittedChain.fit([step], to: holed)) == nil ? try frame() : holed
    }

    @Test(arguments: cases)
    func survivesBeingWrittenAndRead(of item: Case) throws {
        let frame = try Self.frame(for: item.step)
        let (chain, prepared) = try FittedChain.fit([item.step], to: frame)
        let read = try JSONDecoder().decode(FittedChain.self, from: JSONEncoder().encode(chain))
        #expect(read == chain && read.text == chain.text)
        #expect(try read.apply(to: frame).hasSameBits(as: prepared))
    }

    @Test(arguments: cases)
    func aRowByItselfGetsTheSameBits(of item: Case) throws {
        let frame = try Self.frame(for: item.step)
        let (chain, together) = try FittedChain.fit([item.step], to: frame)
        for row in [0, 5, 26, 59] {
            let alone = try chain.apply(to: frame.selecting(rows: [row]))
            #expect(alone.frame.hasSameBits(as: together.frame.selecting(rows: [row])))
            #expect(alone.outliers == [together.outliers[row]])
        }
    }

    @Test(arguments: cases)
    func isTheSameOnOneThreadAndTwo(of item: Case) throws {
        let frame = try Self.frame(for: item.step)
        let single = try FittedChain.fit([item.step], to: frame, in: .single)
        let double = try FittedChain.fit([item.step], to: frame, in: .two)
        #expect(single.chain == double.chain && single.prepared.hasSameBits(as: double.prepared))
    }

    @Test(arguments: cases)
    func theOrderOfRowsDoesNotMatter(of item: Case) throws {
        // Random trees are grown from rows by their number, and which row that is depends on the order.
        guard !(item.step is IsolationForest) else { return }
        let frame = try Self.frame(for: item.step)
        let order = (0..<60).map { ($0 * 7 + 3) % 60 }
        let given = try FittedChain.fit([item.step], to: frame).prepared
        let turned = try FittedChain.fit([item.step], to: frame.selecting(rows: order)).prepared
        #expect(turned.frame.columns == given.frame.columns && turned.frame.categories == given.frame.selecting(rows: order).categories)
        #expect(turned.outliers == order.map { given.outliers[$0] })
        let (cells, others) = (turned.frame.values.elements, given.frame.selecting(rows: order).values.elements)
        #expect(cells.map(\.isNaN) == others.map(\.isNaN))
        #expect(cells.filter { !$0.isNaN }.agree(with: others.filter { !$0.isNaN }))
    }

    @Test(arguments: invertible)
    func goesBackToTheOriginalUnits(of item: Case) throws {
        let frame = try Self.frame(for: item.step)
        let (chain, prepared) = try FittedChain.fit([item.step], to: frame)
        let back = try chain.invert(prepared.frame)
        #expect(back.columns == frame.columns && back.categories == frame.categories)
        #expect(back.values.elements.map(\.isNaN) == frame.values.elements.map(\.isNaN))
        let present = frame.values.elements.filter { !$0.isNaN }
        #expect(back.values.elements.filter { !$0.isNaN }.agree(with: present, within: 1e-10))
    }

    /// A later step may drop a column and add another; what is left goes back all the same.
    @Test(arguments: cases)
    func goesBackWithoutWhatLaterStepsDroppedAndBesideWhatTheyAdded(of item: Case) throws {
        let frame = try Self.frame(for: item.step)
        let (chain, prepared) = try FittedChain.fit([item.step], to: frame)
        guard let last = prepared.frame.columns.last, prepared.frame.columns.count > 1 else { return }
        let added = (0..<frame.rowCount).map(Double.init)
        let later = try prepared.frame.leavingOut([last]).appending(columns: ["added"], [added])
        let (back, whole) = (try chain.invert(later), try chain.invert(prepared.frame))
        #expect(back.columns.last == "added" && back.values.column(back.columns.count - 1) == added)
        guard ![PrincipalComponentAnalysis.card.name, KernelComponentAnalysis.card.name].contains(type(of: item.step).card.name) else {
            #expect(back.columns.dropLast() == whole.columns)
            return
        }
        let rest = try whole.leavingOut([last])
        #expect(back.columns.dropLast() == rest.columns)
        let kept = try back.leavingOut(["added"])
        #expect(kept.hasSameBits(as: rest))
    }

    @Test(arguments: cases)
    func aMissingColumnIsNamed(of item: Case) throws {
        let frame = try Self.frame(for: item.step)
        let chain = try FittedChain.fit([item.step], to: frame).chain
        let bare = Frame(checkedIDs: frame.ids, columns: [], values: Matrix(rows: 60, columns: 0), categories: [])
        do throws(ClusteringError) {
            let prepared = try chain.apply(to: bare)
            // A step may need no column in particular.
            #expect(prepared.frame.rowCount == 60)
        } catch {
            guard case .missingColumn = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test(arguments: cases)
    func stopsWhenItIsCancelled(of item: Case) throws {
        let frame = try Self.frame(for: item.step)
        let execution = Execution(isCancelled: { true })
        #expect(throws: ClusteringError.cancelled) { try FittedChain.fit([item.step], to: frame, in: execution) }
    }
}

extension Frame {
    /// Whether two frames are the same, with missing cells equal to each other.
    func hasSameBits(as other: Frame) -> Bool {
        ids == other.ids && columns == other.columns && categories == other.categories
            && PackedMatrix(values) == PackedMatrix(other.values)
    }
}

extension Prepared {
    func hasSameBits(as other: Prepared) -> Bool {
        frame.hasSameBits(as: other.frame) && outliers == other.outliers && changes == other.changes
    }
}
