import CADBC

/// Name and kind of a result column.
struct ArrowField {
    let name: String
    /// Arrow's format string, such as `l` for 64-bit integers.
    let format: String
    /// The format of the values, where the column holds indices into a dictionary of them.
    let dictionaryFormat: String?

    /// The columns of a result. A name that comes again gets a number, `x_1`, as DuckDB names the columns of a table made from it.
    static func columns(of schema: ArrowSchema) -> [ArrowField] {
        var taken: Set<String> = []
        return (0..<Int(schema.n_children)).map { position in
            let child = schema.children[position]!.pointee
            let given = text(child.name)
            var name = given
            var number = 1
            while !taken.insert(name).inserted {
                name = "\(given)_\(number)"
                number += 1
            }
            return ArrowField(name: name, format: text(child.format), dictionaryFormat: child.dictionary.map { text($0.pointee.format) })
        }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
