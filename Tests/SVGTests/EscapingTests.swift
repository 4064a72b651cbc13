import Foundation
import Testing

@testable import SVG

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct EscapingTests {
    static let hostile = [
        "<&\">'", "]]>", "</text><script>alert(1)</script>", "\u{0}\u{1}\u{8}\u{B}\u{1F}", "\u{FFFE}\u{FFFF}",
        "tab\tline\nreturn\r", "Müller & Söhne – 東京 🛒", "&amp;", "--> <!-- ", "e\u{301}",
    ]

    @Test(arguments: hostile) func whatAReaderGetsIsWhatWasWritten(_ text: String) throws {
        let document = Element("svg", ["data-name": text], text).render()
        let reader = Reader()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(parser.parserError.debugDescription)")
        let legal = String(String.UnicodeScalarView(text.unicodeScalars.filter(Self.isLegal)))
        #expect(reader.text == legal)
        #expect(reader.name == legal)
    }

    @Test func markupCharactersBecomeReferences() {
        #expect(#"<&">"#.escapedForContent == #"&lt;&amp;"&gt;"#)
        #expect(#"<&">"#.escapedForAttribute == "&lt;&amp;&quot;&gt;")
    }

    @Test func charactersXMLForbidsAreLeftOut() {
        #expect("a\u{0}b\u{1B}c\u{FFFF}d".escapedForContent == "abcd")
    }

    private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || ["\t", "\n", "\r"].contains(scalar)
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var text = ""
        var name = ""

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            name = attributes["data-name"] ?? ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    }
}
