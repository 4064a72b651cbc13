/// Bytes from which the fields they were made of can be told apart.
///
/// Every text is preceded by its length, every list by its count.
/// Numbers are eight bytes, the most significant first; text is UTF-8 as it stands, without normalisation.
package struct CanonicalBytes: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ text: String) {
        append(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Absence is told apart from an empty text.
    package mutating func append(_ text: String?) {
        append(text == nil ? 0 : 1)
        if let text { append(text) }
    }

    package mutating func append(_ number: Int) {
        withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).bigEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func append<Element>(_ list: [Element], each write: (inout Self, Element) -> Void) {
        append(list.count)
        for element in list { write(&self, element) }
    }
}
