/// A type that carries its own description: the single source for parsing, help, completion, validation and reference pages.
public protocol Described: Sendable {
    static var card: Card { get }
    /// Every parameter, operands first and in the order they are typed.
    static var parameters: [Parameter<Self>] { get }
    /// Makes a value in which every parameter has its default.
    init()
    /// The settings it takes beside its parameters once its operands, or other settings, say of what: those of the algorithm
    /// that is named, say.
    ///
    /// - Parameters:
    ///   - operands: the operands so far, as they were typed.
    ///   - options: the settings so far, as they were typed.
    static func furtherSignature(after operands: [String], _ options: [String: String]) -> [ParameterDescription]
    /// Sets what is no parameter of its own, such as a setting of an algorithm that one of its parameters names.
    ///
    /// - Throws: `ParameterError`; `.unknown` where there is no such setting either.
    mutating func setFurther(_ name: String, to value: Value) throws(ParameterError)
}

extension Described {
    public static var parameters: [Parameter<Self>] { [] }

    public static func furtherSignature(after operands: [String], _ options: [String: String]) -> [ParameterDescription] { [] }

    public mutating func setFurther(_ name: String, to value: Value) throws(ParameterError) {
        throw .unknown(name, of: Self.card.name, known: Self.optionNames)
    }

    /// The names of the settings typed as `name=value`.
    public static var optionNames: [String] {
        signature.filter { $0.role == .option }.map(\.name)
    }

    /// What can be said about the parameters without knowing the type they belong to.
    public static var signature: [ParameterDescription] { parameters.map(\.description) }

    /// Sets one parameter.
    ///
    /// - Throws: `ParameterError` when no parameter has that name, or the value is of the wrong kind or out of range.
    public mutating func set(_ name: String, to value: Value) throws(ParameterError) {
        guard let parameter = Self.parameters.first(where: { $0.description.name == name }) else {
            return try setFurther(name, to: value)
        }
        try parameter.write(&self, value)
    }

    /// The present value of every parameter, in declaration order.
    public var settings: [(name: String, value: Value)] {
        Self.parameters.map { ($0.description.name, $0.read(self)) }
    }
}
