/// One line of the report: a piece of work, what it may take, and who else can do it.
protocol Benchmark: Sendable {
    /// How it is chosen: `BENCH="sweep pipeline"`.
    var name: String { get }
    var title: String { get }
    /// Seconds.
    var budget: Double { get }
    /// Bytes, where the budget names a peak.
    var memoryBudget: Int? { get }
    /// `nil` where no Python tool does the same.
    var counterpart: Counterpart? { get }

    /// Makes ready what every run needs, untimed, and gives what one run is.
    ///
    /// - Throws: `Skipped` where something is missing that the benchmark cannot make.
    func prepared(in place: Place) async throws -> Run

    /// Does the work once and says what it cost.
    typealias Run = () async throws -> Cost
}

extension Benchmark {
    var memoryBudget: Int? { nil }
}

/// What one run took.
struct Cost: Sendable {
    /// By the wall clock.
    var seconds: Double
    /// Bytes that the process held at once, with the inputs of the work and whatever it had loaded.
    var peakMemory: Int?
    var amount: Amount?
    /// What must be known to compare, such as how many iterations it took.
    var remark = ""
}

/// How much was done, where a limit of the machine binds.
enum Amount: Sendable {
    /// Operations in single precision, two for a product that is added.
    case singles(Double)
    /// The same in double precision.
    case doubles(Double)
    /// Bytes that had to come from memory.
    case bytes(Double)
    /// Rows read, which no limit measured here binds.
    case rows(Int)
}

/// The same work in Python: a function of `reference.py`, called by the benchmark's name.
enum Counterpart: Sendable {
    /// Timed inside one process that has imported everything.
    case inProcess
    /// A process of its own each time, timed from start to exit.
    case process
}

/// A benchmark that cannot be run here, and what would change that.
struct Skipped: Error {
    let reason: String
}
