/// A colour in sRGB.
struct Colour: Sendable, Hashable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    /// - Parameter hex: six hexadecimal digits, `0x0072B2`.
    init(_ hex: UInt32) {
        red = UInt8(hex >> 16 & 0xFF)
        green = UInt8(hex >> 8 & 0xFF)
        blue = UInt8(hex & 0xFF)
    }

    /// The colour as an attribute says it: `#0072b2`.
    var hex: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(part, radix: 16)
                return digits.count < 2 ? "0" + digits : digits
            }.joined()
    }

    /// The colour moved a share of the way to another.
    func mixed(with other: Self, share: Double) -> Self {
        func mix(_ own: UInt8, _ others: UInt8) -> UInt32 {
            UInt32((Double(own) + (Double(others) - Double(own)) * share).rounded())
        }
        return Self(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
    }
}

/// What is not data: quiet, so that the data speak.
extension Colour {
    static let paper = Colour(0xFFFFFF)
    static let ink = Colour(0x1F2328)
    static let muted = Colour(0x59636E)
    static let axis = Colour(0x8C959F)
    static let grid = Colour(0xE6E9EC)
}
