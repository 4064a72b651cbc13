import Tables

extension Table: AssetValue {
    public var parts: [ValuePart] { [ValuePart("table", .table(self))] }
    public init(parts: ValueParts) throws { self = try parts.table("table") }
    public var extent: (rows: Int?, columns: Int?) { (rowCount, columns.count) }
}
