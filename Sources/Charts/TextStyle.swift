/// A size and weight of type, and how much room text takes in it.
struct TextStyle: Sendable, Equatable {
    /// In pixels.
    let size: Double
    var isBold = false

    static let title = Self(size: 17, isBold: true)
    static let subtitle = Self(size: 13)
    static let heading = Self(size: 13, isBold: true)
    static let label = Self(size: 12)
    static let strong = Self(size: 12, isBold: true)
    static let tick = Self(size: 11)
    static let badge = Self(size: 10, isBold: true)

    var lineHeight: Double { (size * 1.3).rounded() }

    /// From the middle of a line of digits or capitals to its baseline.
    var middleToBaseline: Double { size * 0.36 }

    /// What the reader's system calls its own sans serif.
    static let family =
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
}

extension TextStyle {
    /// How wide the text will be, in pixels: rather too much than too little.
    ///
    /// Measured in DejaVu Sans, the widest face of the font family, so that a narrower one leaves room.
    func width(of text: String) -> Double {
        let thousandths = text.reduce(0) { $0 + Self.advance(of: $1) }
        return Double(thousandths) / 1000 * size * (isBold ? 1.12 : 1)
    }

    /// The text, cut with an ellipsis where it is wider than `width` pixels.
    func shortened(_ text: String, to width: Double) -> String {
        guard self.width(of: text) > width else { return text }
        var room = width - self.width(of: "…")
        var kept = text.prefix { character in
            room -= self.width(of: String(character))
            return room >= 0
        }
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return kept + "…"
    }

    /// The text broken at blanks into at most `limit` lines of `width` pixels; what does not fit is cut with an ellipsis.
    func wrapped(_ text: String, to width: Double, limit: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            if let last = lines.last, lines.count == limit || self.width(of: "\(last) \(word)") <= width {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines.map { shortened($0, to: width) }
    }

    /// In thousandths of the type size.
    private static func advance(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x20...0x7E: return asciiAdvances[Int(scalar.value) - 0x20]
        case ..<0x20: return 0
        case ..<0x2E80: return 850
        default: return 1200
        }
    }

    /// Advance widths of DejaVu Sans 2.37, U+0020 to U+007E, in thousandths of the type size.
    private static let asciiAdvances = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
        636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
        575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
        611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
        278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ]
}
