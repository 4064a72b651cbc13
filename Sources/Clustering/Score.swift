import Vocabulary

/// A metric's number for a partition, or why there is none; never NaN.
public enum Score: Sendable, Hashable, Codable {
    case value(Double)
    case undefined(Reason)

    /// Why a metric says nothing about a partition.
    public enum Reason: String, Sendable, Hashable, Codable {
        case fewerThanTwoClusters, everyRowAlone, noSpread, coincidentCentres, noReference, differentRows, overflow
    }

    public var value: Double? {
        if case .value(let value) = self { value } else { nil }
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
        case .coincidentCentres: "two clusters have the same centre"
        case .noReference: "there are no labels to compare with"
        case .differentRows: "the labels compared are of other rows"
        case .overflow: "the number is too large"
        }
    }
}

extension Score {
    /// The score as a figure under a metric's name.
    public func figure(named name: String) -> Figure { Figure(name, value) }
}
