import CADBC
import Tables

/// Reads one column of a batch, by its format: https://arrow.apache.org/docs/format/CDataInterface.html#data-type-description-format-strings.
struct ColumnReader {
    let field: ArrowField
    let array: ArrowArray
    let owner: ImportedBatch

    func column() throws(EngineError) -> Column {
        if field.dictionaryFormat != nil { return try dictionaryColumn() }
        if field.format == "n" { return Column(field.name, [String?](repeating: nil, count: count)) }
        return Column(field.name, try values(), validity: validity)
    }

    private var offset: Int { Int(array.offset) }
    private var count: Int { Int(array.length) }

    private var validity: Bitmap? {
        guard array.null_count != 0, array.n_buffers > 0, let bits = array.buffers[0] else { return nil }
        return bitmap(at: bits)
    }

    private func values() throws(EngineError) -> ColumnValues {
        switch field.format {
        case "b": .flags(bufferAddress(1).map(bitmap) ?? Bitmap([]))
        case "c": .integers(converted(Int8.self) { Int64($0) })
        case "C": .integers(converted(UInt8.self) { Int64($0) })
        case "s": .integers(converted(Int16.self) { Int64($0) })
        case "S": .integers(converted(UInt16.self) { Int64($0) })
        case "i": .integers(converted(Int32.self) { Int64($0) })
        case "I": .integers(converted(UInt32.self) { Int64($0) })
        case "l": .integers(buffer(Int64.self))
        case "L": .integers(try unsigned())
        case "f": .numbers(converted(Float.self) { Double($0) })
        case "g": .numbers(buffer(Double.self))
        case "u": .texts(TextBuffer(offsets: .narrow(offsets(Int32.self)), bytes: textBytes(Int32.self)))
        case "U": .texts(TextBuffer(offsets: .wide(offsets(Int64.self)), bytes: textBytes(Int64.self)))
        case "tdD": .dates(buffer(Int32.self))
        case "tdm": .dates(converted(Int64.self) { Int32(clamping: floored($0, by: 86_400_000)) })
        default: try parametrisedValues()
        }
    }

    /// Kinds whose format string carries parameters: a time zone after the colon, or precision, scale and width.
    private func parametrisedValues() throws(EngineError) -> ColumnValues {
        switch field.format.prefix(4) {
        case "tsu:": return .timestamps(buffer(Int64.self))
        case "tss:": return .timestamps(converted(Int64.self) { saturated($0, times: 1_000_000) })
        case "tsm:": return .timestamps(converted(Int64.self) { saturated($0, times: 1_000) })
        case "tsn:": return .timestamps(converted(Int64.self) { floored($0, by: 1_000) })
        default: break
        }
        guard field.format.hasPrefix("d:") else { throw unsupported }
        let parameters = field.format.dropFirst(2).split(separator: ",").compactMap { Int($0) }
        guard parameters.count >= 2 else { throw unsupported }
        let unit = powerOfTen(parameters[1])
        switch parameters.count > 2 ? parameters[2] : 128 {
        case 32: return .numbers(converted(Int32.self) { Double($0) / unit })
        case 64: return .numbers(converted(Int64.self) { Double($0) / unit })
        case 128: return .numbers(decimals(unit: unit))
        default: throw unsupported
        }
    }

    /// Indices into a dictionary are replaced by what they stand for.
    private func dictionaryColumn() throws(EngineError) -> Column {
        let indices = ColumnReader(field: ArrowField(name: field.name, format: field.format, dictionaryFormat: nil), array: array, owner: owner)
        guard case .integers(let codes) = try indices.values() else { throw unsupported }
        let entries = ColumnReader(
            field: ArrowField(name: field.name, format: field.dictionaryFormat ?? "", dictionaryFormat: nil),
            array: array.dictionary?.pointee ?? ArrowArray(), owner: owner)
        let dictionary = try entries.column()
        let validity = validity
        if dictionary.count == 0 {
            return Column(field.name, [String?](repeating: nil, count: codes.count))
        }
        // Missing rows may hold any index; they stand for the first entry, which nobody looks at.
        let gathered = dictionary.gathering((0..<codes.count).map { validity?[$0] == false ? 0 : Int(codes[$0]) })
        return Column(field.name, gathered.values, validity: validity ?? gathered.validity)
    }

    private var unsupported: EngineError { .unsupportedType(column: field.name, format: field.format) }
}

// MARK: - Memory

extension ColumnReader {
    private func bufferAddress(_ position: Int) -> UnsafeRawPointer? {
        position < Int(array.n_buffers) ? array.buffers[position] : nil
    }

    private func bitmap(at bits: UnsafeRawPointer) -> Bitmap {
        let bytes = Buffer<UInt8>(ownedBy: owner, start: bits.assumingMemoryBound(to: UInt8.self), count: (offset + count + 7) / 8)
        return Bitmap(bytes: bytes, offset: offset, count: count)
    }

    /// The values in place, or a copy where a driver did not align them.
    private func buffer<Element: BitwiseCopyable & Sendable>(_: Element.Type, at position: Int = 1, count wanted: Int? = nil) -> Buffer<Element> {
        let count = wanted ?? count
        guard count > 0, let address = bufferAddress(position) else { return Buffer([]) }
        let start = address + offset * MemoryLayout<Element>.stride
        guard Int(bitPattern: start) % MemoryLayout<Element>.alignment == 0 else {
            return Buffer(count: count) { UnsafeMutableRawBufferPointer($0).copyMemory(from: .init(start: start, count: $0.count * MemoryLayout<Element>.stride)) }
        }
        return Buffer(ownedBy: owner, start: start.assumingMemoryBound(to: Element.self), count: count)
    }

    private func converted<Element: BitwiseCopyable & Sendable, Result: BitwiseCopyable & Sendable>(
        _ type: Element.Type, _ convert: (Element) -> Result
    ) -> Buffer<Result> {
        buffer(type).withUnsafeBufferPointer { source in
            Buffer(count: source.count) { target in
                for position in source.indices { target.initializeElement(at: position, to: convert(source[position])) }
            }
        }
    }

    private func unsigned() throws(EngineError) -> Buffer<Int64> {
        let values = buffer(UInt64.self)
        let validity = validity
        for row in 0..<values.count where values[row] > UInt64(Int64.max) && validity?[row] != false {
            throw .integerTooLarge(column: field.name, row: row)
        }
        return converted(UInt64.self) { Int64(truncatingIfNeeded: $0) }
    }

    /// Decimals are two's complement in 16 bytes, aligned to 8 by most drivers.
    private func decimals(unit: Double) -> Buffer<Double> {
        let halves = bufferAddress(1).map { $0 + offset * 16 }
        return Buffer(count: halves == nil ? 0 : count) { target in
            for position in target.indices {
                let low = halves!.loadUnaligned(fromByteOffset: position * 16, as: UInt64.self)
                let high = halves!.loadUnaligned(fromByteOffset: position * 16 + 8, as: Int64.self)
                target.initializeElement(at: position, to: Double(Int128(high) << 64 | Int128(low)) / unit)
            }
        }
    }

    private func offsets<Offset: FixedWidthInteger & BitwiseCopyable & Sendable>(_ type: Offset.Type) -> Buffer<Offset> {
        count == 0 ? Buffer([0]) : buffer(type, count: count + 1)
    }

    private func textBytes<Offset: FixedWidthInteger & BitwiseCopyable & Sendable>(_ type: Offset.Type) -> Buffer<UInt8> {
        guard count > 0, let address = bufferAddress(2) else { return Buffer([]) }
        let end = Int(offsets(type)[count])
        return Buffer(ownedBy: owner, start: address.assumingMemoryBound(to: UInt8.self), count: end)
    }
}

// MARK: - Arithmetic

private func floored(_ value: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

/// The product, or the end of the range it runs over: engines mark infinite instants by the extreme integers.
private func saturated(_ value: Int64, times factor: Int64) -> Int64 {
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow ? (value < 0 ? .min : .max) : product
}

/// Exact up to 10²², so a decimal of at most 15 digits divides to the nearest double.
private func powerOfTen(_ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 }
}
