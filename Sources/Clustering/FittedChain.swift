import Vocabulary

/// Fitted steps in the order they apply.
///
/// A chain is saved inside a model, and prints as one line a step.
public struct FittedChain: Sendable {
    /// A fitted step under the name of the preparation that made it.
    public struct Step: Sendable {
        public let name: String
        public let fitted: any FittedStep

        public init(name: String, fitted: any FittedStep) {
            self.name = name
            self.fitted = fitted
        }
    }

    public let steps: [Step]

    public init(_ steps: [Step] = []) { self.steps = steps }

    /// Fits each step on what the steps before it made, and applies it.
    ///
    /// Rows that a step flags as outliers stay, flagged, but later steps do not learn from them.
    ///
    /// - Returns: the chain, and every row of `frame` as the chain makes it.
    public static func fit(
        _ preparations: [any Preparation], to frame: Frame, in execution: Execution = .standard
    ) throws(ClusteringError) -> (chain: FittedChain, prepared: Prepared) {
        try fit(preparations, after: Prepared(frame: frame), in: execution)
    }

    /// Fits further steps on what others have made; rows that those flagged as outliers are not learned from.
    ///
    /// - Returns: the further steps, and every row as they make it.
    public static func fit(
        _ preparations: [any Preparation], after earlier: Prepared, in execution: Execution = .standard
    ) throws(ClusteringError) -> (chain: FittedChain, prepared: Prepared) {
        var steps: [Step] = []
        var prepared = earlier
        for (position, preparation) in preparations.enumerated() {
            try execution.checkpoint()
            let part = execution.part(position, of: preparations.count)
            let step = Step(
                name: type(of: preparation).card.name,
                fitted: try preparation.fitted(prepared.inliers, in: part.part(from: 0, to: 0.5)))
            steps.append(step)
            prepared = try prepared.applying(step.fitted, in: part.part(from: 0.5, to: 1))
            part.progress(1)
        }
        return (FittedChain(steps), prepared)
    }

    public func apply(to frame: Frame, in execution: Execution = .standard) throws(ClusteringError) -> Prepared {
        var prepared = Prepared(frame: frame)
        do {
            for (position, step) in steps.enumerated() {
                try execution.checkpoint()
                prepared = try prepared.applying(step.fitted, in: execution.part(position, of: steps.count))
            }
        } catch .missingColumn(let name, _) {
            // Steps before it may have left it out, or made others of it.
            throw frame.reason(againstMissing: name)
        }
        return prepared
    }

    /// Takes numbers back to their original units, through the steps in reverse.
    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        var original = frame
        for step in steps.reversed() { original = try step.fitted.invert(original) }
        return original
    }

    /// This chain and then another.
    public func appending(_ other: FittedChain) -> FittedChain { FittedChain(steps + other.steps) }

    /// One line a step.
    public var text: String {
        steps.map { "\($0.name): \($0.fitted.text)" }.joined(separator: "\n")
    }
}

extension Preparation {
    fileprivate func fitted(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> any FittedStep {
        try fit(frame, in: execution)
    }
}

extension Prepared {
    fileprivate func applying(_ step: any FittedStep, in execution: Execution) throws(ClusteringError) -> Prepared {
        let next = try step.apply(to: frame, in: execution)
        return Prepared(
            frame: next.frame, outliers: zip(outliers, next.outliers).map { $0 || $1 }, changes: changes + next.changes)
    }
}

extension FittedChain: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.steps.count == right.steps.count
            && zip(left.steps, right.steps).allSatisfy { $0.name == $1.name && $0.fitted.isEqual(to: $1.fitted) }
    }

    public func hash(into hasher: inout Hasher) {
        for step in steps {
            hasher.combine(step.name)
            step.fitted.hash(into: &hasher)
        }
    }
}

extension FittedStep {
    fileprivate func isEqual(to other: any FittedStep) -> Bool { other as? Self == self }
}

extension FittedChain: Codable {
    private enum StepKeys: CodingKey { case name, fitted }

    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        var steps: [Step] = []
        while !container.isAtEnd {
            let entry = try container.nestedContainer(keyedBy: StepKeys.self)
            let name = try entry.decode(String.self, forKey: .name)
            guard let preparation = Preparations.catalogue[name] else {
                throw ClusteringError.unknownName(name, kind: "preparation", known: Preparations.catalogue.names)
            }
            steps.append(Step(name: name, fitted: try preparation.readFitted(from: entry.superDecoder(forKey: .fitted))))
        }
        self.init(steps)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for step in steps {
            var entry = container.nestedContainer(keyedBy: StepKeys.self)
            try entry.encode(step.name, forKey: .name)
            try step.fitted.encode(to: entry.superEncoder(forKey: .fitted))
        }
    }
}
