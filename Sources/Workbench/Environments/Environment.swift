import Vocabulary

/// Where the pipeline reads and writes, and what steers it: one file of `configs/`.
public struct Environment: Sendable {
    public var name: String
    /// The file it was read from.
    public var file: String
    public var engine = EngineSettings()
    /// What holds for both sides.
    public var parameters = JobParameters()
    /// Settings made for one side only, by parameter name.
    public var sideParameters: [Side: [String: Value]] = [:]
    public var sales: ReaderSettings
    public var needStates: ReaderSettings
    public var external: [ReaderSettings]
    public var writers: [String: [WriterSettings]] = [:]
    public var logger = LoggerSettings()
    public var alerts = AlertSettings()

    /// The parameters that hold for one side; for `nil`, those common to both.
    public func parameters(for side: Side?) -> JobParameters {
        var parameters = parameters
        guard let side else { return parameters }
        for (name, value) in sideParameters[side] ?? [:] {
            do throws(ParameterError) {
                try parameters.set(name, to: value)
            } catch {
                preconditionFailure("\(name) was accepted when it was read, and now is not: \(error)")
            }
        }
        return parameters
    }
}

/// The two kinds of clustering: by what a store sells, and by what surrounds it.
public enum Side: String, Sendable, Hashable, CaseIterable, Codable {
    case `internal`, external
}
