import Vocabulary

/// Memory that work is going to take, told before it starts.
public struct MemoryNeed: Sendable, Hashable {
    public let bytes: Int
    /// What takes it: “all distances between 20,000 rows”.
    public let purpose: String
    /// What to do where there is not as much: “sample=5000”, or another algorithm.
    public let alternative: String

    /// - Parameter bytes: infinite or absurd amounts are taken as the largest whole number.
    public init(bytes: Double, purpose: String, alternative: String) {
        self.bytes = bytes < 9e18 ? Int(max(0, bytes)) : .max
        self.purpose = purpose
        self.alternative = alternative
    }
}

extension MemoryNeed {
    /// How much and what for: “13.4 GiB for all distances between 60,000 rows”.
    public var text: String { "\(bytes.gibibytes) for \(purpose)" }
}

extension Int {
    /// A number of bytes for a person: “1.5 GiB”.
    var gibibytes: String { "\((Double(self) / 0x1p30).grouped(digits: 1)) GiB" }
}
