import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// What every algorithm promises, whatever it does.
struct AlgorithmLawTests {
    struct Entry: CustomTestStringConvertible {
        let type: any Algorithm.Type
        var testDescription: String { type.card.name }
        var algorithm: any Algorithm { type.init() }

        /// The points as it takes them: numbers told as texts, where it takes texts alone.
        func suited(_ points: Points) throws -> Points {
            type.abilities.contains(.onlyCategories) ? try Samples.inTexts(points) : points
        }
    }

    static let entries = Algorithms.all.map(Entry.init)
    static let placing = entries.filter { $0.type.abilities.contains(.assigns) }
    static let counting = entries.filter { $0.type.abilities.contains(.counts) }

    @Test(arguments: entries)
    func givesTheSameBitsOnOneThreadAndTwo(entry: Entry) throws {
        let points = try entry.suited(Samples.planted(rows: 5000, columns: 7, clusters: 4, spread: 3))
        let one = try entry.algorithm.fit(points, in: .single)
        #expect(try entry.algorithm.fit(points, in: .two) == one)
        #expect(try entry.algorithm.fit(points, in: .two) == one)
    }

    @Test(arguments: entries)
    func numbersClustersBySize(entry: Entry) throws {
        let partition = try entry.algorithm.fit(entry.suited(Samples.iris)).partition
        #expect(partition.sizes == partition.sizes.sorted(by: >))
        #expect(Set(partition.labels.compactMap(\.self)) == Set(1...partition.clusterCount))
        #expect(partition.sizes.reduce(0, +) + partition.noiseCount == 150)
        for (cluster, size) in zip(1..., partition.sizes) { #expect(partition.members(of: cluster).count == size) }
    }

    @Test(arguments: entries)
    func permutingRowsPermutesLabels(entry: Entry) throws {
        let points = try entry.suited(Samples.planted(rows: 400, columns: 5, clusters: 4))
        var stream = RandomStream(seed: 5, purpose: 50)
        var order = Array(0..<400)
        for last in order.indices.reversed() { order.swapAt(last, stream.nextIndex(below: last + 1)) }
        let straight = try entry.algorithm.fit(points).partition
        let permuted = try entry.algorithm.fit(points.selecting(rows: order)).partition
        #expect(permuted == Partition(order.map { straight.labels[$0] }))
    }

    @Test(arguments: placing)
    func theModelAssignsItsOwnPointsAsThePartitionSays(entry: Entry) throws {
        for numbers in [Samples.iris, try Samples.planted(rows: 3000, columns: 9, clusters: 3, spread: 5)] {
            let points = try entry.suited(numbers)
            let fit = try entry.algorithm.fit(points)
            let assigned = try fit.model.assign(points)
            #expect(assigned.map(\.cluster) == fit.partition.labels)
            #expect(assigned.allSatisfy { $0.margin.map { $0 >= 0 } ?? true })
        }
    }

    @Test(arguments: entries)
    func whatItFindsOfRowsHasTheNamesItGivesBeforehand(entry: Entry) throws {
        let fit = try entry.algorithm.fit(entry.suited(Samples.iris))
        #expect(fit.rowFigures.map(\.name) == entry.type.rowFigureNames)
        #expect((fit.memberships != nil) == entry.type.abilities.contains(.memberships))
    }

    @Test(arguments: entries)
    func whatMayLeaveEveryRowOutSaysWhatToChange(entry: Entry) {
        #expect((entry.type.noiseAdvice != nil) == entry.type.abilities.contains(.noise))
    }

    @Test(arguments: entries)
    func refusesNoRows(entry: Entry) throws {
        let none = try entry.suited(Points(Matrix(rows: 0, columns: 3)))
        #expect(throws: ClusteringError.tooFewRows(needed: 1, given: 0)) { try entry.algorithm.fit(none) }
    }

    /// One cluster, or noise where the algorithm knows it; never a crash, and never a number that is none.
    @Test(arguments: entries)
    func rowsThatDoNotDifferAreNotDivided(entry: Entry) throws {
        let degenerate = [
            Matrix([[3, 4]]), Matrix(rows: 9, columns: 2, repeating: 0.1), Matrix(rows: 5, columns: 0),
            Matrix(rows: 2000, columns: 3, repeating: 1e99),
        ]
        for values in degenerate {
            let points = try entry.suited(Points(values))
            let fit = try entry.algorithm.fit(points)
            let isOne = fit.partition.sizes == [values.rows]
            let isNoise = fit.partition.noiseCount == values.rows && entry.type.abilities.contains(.noise)
            #expect(isOne || isNoise)
            if entry.type.abilities.contains(.counts) { #expect(!fit.warnings.isEmpty) }
            #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? true })
            #expect(fit.rowFigures.allSatisfy { $0.values.allSatisfy { $0?.isFinite ?? true } })
            guard entry.type.abilities.contains(.assigns), isOne else { continue }
            #expect(try fit.model.assign(points).allSatisfy { $0.distance == 0 && $0.margin == nil })
        }
    }

    @Test(arguments: entries)
    func aModelComesBackFromJSONAsItWas(entry: Entry) throws {
        let fit = try entry.algorithm.fit(entry.suited(Samples.iris))
        let model = TrainedModel(chain: FittedChain(), model: fit.model)
        #expect(try TrainedModel(json: model.json()) == model)
    }

    @Test(arguments: entries)
    func whatCannotPlaceNewRowsSaysSo(entry: Entry) throws {
        let iris = try entry.suited(Samples.iris)
        let model = try entry.algorithm.fit(iris).model
        guard !entry.type.abilities.contains(.assigns) else {
            #expect(try model.assign(iris).count == 150)
            return
        }
        #expect(throws: ClusteringError.cannotAssign(entry.type.card.name)) { try model.assign(iris) }
        let nearest = try #require(model as? LabelledRows).assignNearest(iris)
        #expect(nearest.count == 150 && nearest.allSatisfy { $0.cluster != nil })
    }

    @Test(arguments: entries)
    func whatItCannotUseIsRefused(entry: Entry) throws {
        let weighted = try Samples.iris.weighted(by: Array(repeating: 2, count: 150))
        if !entry.type.abilities.contains(.weights) {
            #expect(throws: ClusteringError.self) { try entry.algorithm.fit(weighted) }
        }
        let text = try Points(
            ids: ["a", "b"], columns: ["x"], values: Matrix([[1], [2]]),
            categories: [CategoricalColumn(name: "region", cells: ["north", "south"])])
        if !entry.type.abilities.contains(.categories) {
            #expect(throws: ClusteringError.textColumns(["region"])) { try entry.algorithm.fit(text) }
        }
        if entry.type.abilities.contains(.onlyCategories) {
            #expect(throws: ClusteringError.numericColumns(["x"])) { try entry.algorithm.fit(text) }
        }
    }

    /// For what takes weights: a row that stands there twice is a row of weight 2.
    @Test(arguments: entries.filter { $0.type.abilities.contains(.weights) })
    func aRowTwiceIsARowOfWeightTwo(entry: Entry) throws {
        let points = try entry.suited(Samples.planted(rows: 300, columns: 4, clusters: 4))
        let twice = points.selecting(rows: (0..<300).flatMap { $0 % 3 == 0 ? [$0, $0] : [$0] })
        let weighted = try points.weighted(by: (0..<300).map { $0 % 3 == 0 ? 2 : 1 })
        let (first, second) = (try entry.algorithm.fit(twice), try entry.algorithm.fit(weighted))
        let kept = (0..<300).flatMap { $0 % 3 == 0 ? [true, false] : [true] }
        let labels = zip(first.partition.labels, kept).compactMap { $1 ? $0 : Int?.none }
        #expect(Partition(labels) == second.partition)
    }

    @Test(arguments: entries)
    func stopsWhenCancelled(entry: Entry) throws {
        let cancelled = Execution(isCancelled: { true })
        #expect(throws: ClusteringError.cancelled) {
            try entry.algorithm.fit(entry.suited(Samples.iris), in: cancelled)
        }
    }

    @Test(arguments: entries)
    func progressIsToldAndNeverFalls(entry: Entry) throws {
        for (rows, columns) in [(150, 2), (3000, 4)] {
            let points = try entry.suited(Samples.planted(rows: rows, columns: columns, clusters: 5, spread: 4))
            for threads in [Threads.one, Threads(2)] {
                let told = Told()
                _ = try entry.algorithm.fit(points, in: Execution(threads: threads, progress: told.note))
                #expect(told.shares.allSatisfy { (0...1).contains($0) } && told.shares.last == 1)
                #expect(rows < 3000 || told.shares.contains { $0 > 0 && $0 < 1 }, "nothing is told on the way")
                #expect(zip(told.shares, told.shares.dropFirst()).allSatisfy { $0 <= $1 })
            }
        }
    }

    @Test(arguments: entries.filter { $0.type.abilities.contains(.counts) })
    func progressOfASweepNeverFalls(entry: Entry) throws {
        let points = try entry.suited(Samples.planted(rows: 600, columns: 3, clusters: 4, spread: 4))
        let told = Told()
        _ = try entry.algorithm.sweep(points, over: 2...5, in: Execution(progress: told.note))
        #expect(told.shares.allSatisfy { (0...1).contains($0) })
        #expect(told.shares == told.shares.sorted() && told.shares.contains { $0 > 0 })
    }

    @Test(arguments: entries)
    func stopsWhenItsTaskIsCancelled(entry: Entry) async throws {
        let points = try entry.suited(Samples.planted(rows: 20_000, columns: 20, clusters: 2))
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try entry.type.init().fit(points)
        }
        await #expect(throws: ClusteringError.cancelled) { try await task.value }
    }

    @Test(arguments: counting)
    func aSweepGivesTheFitsOfEachCount(entry: Entry) throws {
        let points = try entry.suited(Samples.planted(rows: 700, columns: 6, clusters: 5, spread: 2))
        let swept = try entry.algorithm.sweep(points, over: 2...8, in: .standard)
        for (count, fit) in zip(2...8, swept) {
            #expect(try entry.algorithm.setting(count: count).fit(points) == fit)
        }
    }
}
