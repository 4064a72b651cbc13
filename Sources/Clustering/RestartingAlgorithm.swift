/// An algorithm that starts anew several times and keeps the best.
public protocol RestartingAlgorithm: Algorithm {
    /// How many times, from 1.
    var restarts: Int { get set }
}

extension RestartingAlgorithm {
    public func lighter(restarts most: Int) -> Self {
        var lighter = self
        lighter.restarts = min(restarts, max(1, most))
        return lighter
    }
}
