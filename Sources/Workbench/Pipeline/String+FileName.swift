extension String {
    /// The text as the name of a file: ASCII letters, digits and hyphens, a blank as `_`, every other byte as `%` and two digits.
    ///
    /// Different texts have different names.
    var asFileName: String {
        utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-": return String(scalar)
            case " ": return "_"
            default: return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}
