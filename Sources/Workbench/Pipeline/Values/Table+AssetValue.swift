import Tables

extension Table: AssetValue {
    public var parts: [ValuePart] { [ValuePart("table", .table(self))] }
    public init(parts: ValueParts) throws { self = try parts.table("table") }
}
