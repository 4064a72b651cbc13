import Tables

/// The addresses of a column's buffers, and the column that keeps them valid.
final class LentBuffers {
    let addresses: UnsafeMutablePointer<UnsafeRawPointer?>
    let count: Int
    private let owners: [Any]

    /// The buffers of a column: validity, then values, and for texts offsets before bytes. No column is the table itself, which has validity only.
    init(_ column: Column?) {
        // A slice's bits need not begin at a byte; its values always begin where its buffer does.
        let validity = column?.validity?.aligned
        var addresses = [validity.flatMap { Self.address($0.bytes) }]
        var owners: [Any] = validity.map { [$0] } ?? []
        switch column?.values {
        case nil: break
        case .flags(let bits):
            let aligned = bits.aligned
            owners.append(aligned)
            addresses.append(Self.address(aligned.bytes))
        case .integers(let values), .timestamps(let values):
            owners.append(values)
            addresses.append(Self.address(values))
        case .numbers(let values):
            owners.append(values)
            addresses.append(Self.address(values))
        case .dates(let values):
            owners.append(values)
            addresses.append(Self.address(values))
        case .texts(let texts):
            owners.append(texts)
            switch texts.offsets {
            case .narrow(let offsets): addresses.append(Self.address(offsets))
            case .wide(let offsets): addresses.append(Self.address(offsets))
            }
            addresses.append(Self.address(texts.bytes))
        }
        count = addresses.count
        self.addresses = .allocate(capacity: addresses.count)
        self.addresses.initialize(from: addresses, count: addresses.count)
        self.owners = owners
    }

    deinit { addresses.deallocate() }

    /// The address stays valid while the buffer's owner lives, which `owners` sees to.
    private static func address<Element>(_ buffer: Buffer<Element>) -> UnsafeRawPointer? {
        buffer.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
    }
}
