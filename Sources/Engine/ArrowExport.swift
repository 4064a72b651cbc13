import CADBC
import Glibc
import Tables

/// Lends a table to a driver as Arrow structs, without copying values.
///
/// Each struct owns one reference to what it points into and gives it up in its release callback, as the specification asks:
/// a consumer may take a child over and release it later than its parent.
enum ArrowExport {
    static func schema(of table: Table) -> ArrowSchema {
        schema(name: "", format: "+s", children: table.columns.map { schema(name: $0.name, format: format(of: $0.values), children: []) })
    }

    static func array(of table: Table) -> ArrowArray {
        array(length: table.rowCount, missing: 0, lending: LentBuffers(nil), children: table.columns.map(array))
    }

    private static func array(of column: Column) -> ArrowArray {
        array(length: column.count, missing: column.missingCount, lending: LentBuffers(column), children: [])
    }

    private static func format(of values: ColumnValues) -> String {
        switch values {
        case .flags: "b"
        case .integers: "l"
        case .numbers: "g"
        case .texts(let texts): if case .narrow = texts.offsets { "u" } else { "U" }
        case .dates: "tdD"
        case .timestamps: "tsu:"
        }
    }

    private static func schema(name: String, format: String, children: [ArrowSchema]) -> ArrowSchema {
        var schema = ArrowSchema()
        schema.format = UnsafePointer(strdup(format))
        schema.name = UnsafePointer(strdup(name))
        schema.flags = Int64(ARROW_NULLABLE)
        schema.n_children = Int64(children.count)
        schema.children = pointers(to: children)
        schema.release = { schema in
            guard let schema else { return }
            free(UnsafeMutablePointer(mutating: schema.pointee.format))
            free(UnsafeMutablePointer(mutating: schema.pointee.name))
            for position in 0..<Int(schema.pointee.n_children) {
                let child = schema.pointee.children[position]!
                child.pointee.release?(child)
                child.deallocate()
            }
            schema.pointee.children?.deallocate()
            schema.pointee.release = nil
        }
        return schema
    }

    private static func array(length: Int, missing: Int, lending buffers: LentBuffers, children: [ArrowArray]) -> ArrowArray {
        var array = ArrowArray()
        array.length = Int64(length)
        array.null_count = Int64(missing)
        array.n_buffers = Int64(buffers.count)
        array.buffers = buffers.addresses
        array.n_children = Int64(children.count)
        array.children = pointers(to: children)
        array.private_data = Unmanaged.passRetained(buffers).toOpaque()
        array.release = { array in
            guard let array else { return }
            for position in 0..<Int(array.pointee.n_children) {
                let child = array.pointee.children[position]!
                child.pointee.release?(child)
                child.deallocate()
            }
            array.pointee.children?.deallocate()
            if let lent = array.pointee.private_data { Unmanaged<LentBuffers>.fromOpaque(lent).release() }
            array.pointee.release = nil
        }
        return array
    }

    private static func pointers<Struct>(to structs: [Struct]) -> UnsafeMutablePointer<UnsafeMutablePointer<Struct>?>? {
        if structs.isEmpty { return nil }
        let list = UnsafeMutablePointer<UnsafeMutablePointer<Struct>?>.allocate(capacity: structs.count)
        for (position, value) in structs.enumerated() {
            let pointer = UnsafeMutablePointer<Struct>.allocate(capacity: 1)
            pointer.initialize(to: value)
            (list + position).initialize(to: pointer)
        }
        return list
    }
}
