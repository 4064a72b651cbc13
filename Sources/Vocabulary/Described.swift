/// A type that carries its own description: the single source for parsing, help, completion, validation and reference pages.
public protocol Described: Sendable {
    static var card: Card { get }
    /// Every parameter, operands first and in the order they are typed.
    static var parameters: [Parameter<Self>] { get }
    /// Makes a value in which every parameter has its default.
    init()
}

extension Described {
    public static var parameters: [Parameter<Self>] { [] }

    /// What can be said about the parameters without knowing the type they belong to.
    public static var signature: [ParameterDescription] { parameters.map(\.description) }

    /// Sets one parameter.
    ///
    /// - Throws: `ParameterError` when no parameter has that name, or the value is of the wrong kind or out of range.
    public mutating func set(_ name: String, to value: Value) throws(ParameterError) {
        guard let parameter = Self.parameters.first(where: { $0.description.name == name }) else {
            let known = Self.parameters.filter { $0.description.role == .option }.map(\.description.name)
            throw .unknown(name, of: Self.card.name, known: known)
        }
        try parameter.write(&self, value)
    }

    /// The present value of every parameter, in declaration order.
    public var settings: [(name: String, value: Value)] {
        Self.parameters.map { ($0.description.name, $0.read(self)) }
    }
}
