import Testing

@testable import Charts

struct TextStyleTests {
    static let texts = [
        "", "a", "calinski_harabasz", "Two words", "  blanks  between  ", "東京の店舗", "🛒🛒🛒🛒",
        "e\u{301}e\u{301}e\u{301}", String(repeating: "i", count: 300), "Pneumonoultramicroscopicsilicovolcanoconiosis",
    ]

    @Test(arguments: texts, [0.0, 5, 14, 60, 200, 5_000]) func shortenedTextFitsOrIsOnlyAnEllipsis(_ text: String, _ room: Double) {
        let short = TextStyle.label.shortened(text, to: room)
        #expect(TextStyle.label.width(of: short) <= room || short == "…")
        #expect(short == text || short.hasSuffix("…") && text.hasPrefix(short.dropLast()))
        #expect((short == text) == (TextStyle.label.width(of: text) <= room))
    }

    @Test func noBlankStandsBeforeTheEllipsis() {
        let room = TextStyle.label.width(of: "Two w")
        #expect(TextStyle.label.shortened("Two words", to: room) == "Two…")
    }

    @Test(arguments: texts, [1, 2, 3]) func wrappedTextKeepsToItsLinesAndWidth(_ text: String, _ limit: Int) {
        let lines = TextStyle.title.wrapped(text, to: 80, limit: limit)
        #expect(lines.count <= limit)
        #expect(lines.allSatisfy { TextStyle.title.width(of: $0) <= 80 })
    }

    @Test func textThatFitsIsBrokenAtBlanksAndLosesNothing() {
        let words = "High-income urban neighbourhoods with little parking"
        let lines = TextStyle.subtitle.wrapped(words, to: 160, limit: 9)
        #expect(lines.count > 1)
        #expect(lines.joined(separator: " ") == words)
    }

    /// The advances are those of DejaVu Sans 2.37: `fc-query` and fontTools 4 give 636/1000 for digits, 684 for A.
    @Test func widthsAddUpAndGrowWithTheType() {
        #expect(abs(TextStyle.label.width(of: "00") - 2 * 0.636 * 12) < 1e-9)
        #expect(abs(TextStyle.tick.width(of: "A") - 0.684 * 11) < 1e-9)
        #expect(TextStyle.strong.width(of: "mean") > TextStyle.label.width(of: "mean"))
        #expect(TextStyle.label.width(of: "") == 0)
    }
}
