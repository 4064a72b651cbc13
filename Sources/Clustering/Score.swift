import Vocabulary

/// A metric's number for a partition, or why there is none; never NaN.
public enum Score: Sendable, Hashable, Codable {
    case value(Double)
    /// A number estimated from some of the rows, with its standard error.
    case estimate(Double, standardError: Double)
    case undefined(Reason)

    /// Why a metric says nothing about a partition.
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        case fewerThanTwoClusters, everyRowAlone, noSpread, noSpreadWithin, coincidentCentres, emptyCentres, noReference,
            differentRows, overflow, otherDistance, textColumns, tooLittleWeight
    }

    /// The number, whether exact or estimated.
    public var value: Double? {
        switch self {
        case .value(let value), .estimate(let value, _): value
        case .undefined: nil
        }
    }

    /// How far an estimate is likely to be off; `nil` where nothing was estimated.
    public var standardError: Double? {
        if case .estimate(_, let error) = self { error } else { nil }
    }

    /// The number where it is finite, and otherwise the reason that it is not.
    static func finite(_ number: Double, else reason: Reason = .overflow) -> Score {
        number.isFinite ? .value(number) : .undefined(reason)
    }
}

extension Score.Reason {
    public var text: String {
        switch self {
        case .fewerThanTwoClusters: "there are fewer than two clusters"
        case .everyRowAlone: "every row is a cluster of its own"
        case .noSpread: "the rows do not differ"
        case .noSpreadWithin: "no cluster has any spread"
        case .coincidentCentres: "two clusters have the same centre"
        case .emptyCentres: "no row is near the centres of two clusters that meet"
        case .noReference: "there are no labels to compare with"
        case .differentRows: "the labels compared are of other rows"
        case .overflow: "the number is too large"
        case .otherDistance: "it needs centres in Euclidean space, and rows are compared by another distance"
        case .textColumns: "it needs centres of numbers, and there are text columns"
        case .tooLittleWeight: "the weights of all rows add up to no more than the clusters"
        }
    }
}

extension Score {
    /// The score as a figure under a metric's name.
    public func figure(named name: String) -> Figure { Figure(name, value) }
}
