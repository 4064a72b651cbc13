import Vocabulary

/// How the entropies of two sides are put together, to divide what the sides share.
public enum InformationAverage: String, Choice {
    case arithmetic, geometric, maximum, minimum

    func callAsFunction(_ first: Double, _ second: Double) -> Double {
        switch self {
        case .arithmetic: (first + second) / 2
        case .geometric: (first * second).squareRoot()
        case .maximum: max(first, second)
        case .minimum: min(first, second)
        }
    }
}
