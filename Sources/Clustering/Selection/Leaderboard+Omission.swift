extension Leaderboard {
    /// What was tried and has no row, and why.
    public enum Omission: Sendable, Hashable {
        /// A method that cannot divide the points.
        case method(String, reason: String)
        /// Numbers of clusters for which a method found fewer.
        case counts(String, [Int])

        public var text: String {
            switch self {
            case .method(let name, let reason): "\(name) is left out: \(reason)"
            case .counts(let name, let counts):
                "\(name) \(counts.shortText(named: "k")) is left out: fewer clusters were found"
            }
        }
    }
}

extension [Int] {
    /// These ascending numbers in a few words: “k=7” or “k=7 to 10 (4)”.
    fileprivate func shortText(named name: String) -> String {
        guard let first, let last else { return "" }
        return count == 1 ? "\(name)=\(first)" : "\(name)=\(first) to \(last) (\(count))"
    }
}
