import Vocabulary

extension Leaderboard {
    /// An algorithm under the name it is to have among others.
    public struct Method: Sendable {
        public let name: String
        public let algorithm: any Algorithm

        public init(_ name: String, _ algorithm: any Algorithm) {
            self.name = name
            self.algorithm = algorithm
        }

        /// An algorithm called by its word, with every setting that is not as by default, but for the number of clusters:
        /// “agglomerative linkage=single”.
        public init(_ algorithm: any Algorithm) {
            self.init(type(of: algorithm).card.name, algorithm, besides: type(of: algorithm).init())
        }

        /// An algorithm called by a word that stands for some settings, with every other setting it has.
        public init(_ word: String, _ algorithm: any Algorithm, besides meant: any Algorithm) {
            let changes = zip(algorithm.settings, meant.settings).filter { $0.name != $1.name || $0.value != $1.value }
                .filter { $0.0.name != "k" }
            self.init(([word] + changes.map { "\($0.0.name)=\($0.0.value.text)" }).joined(separator: " "), algorithm)
        }
    }
}
