import Testing

@testable import SVG

struct DocumentTests {
    private let document = Document(
        width: 30, height: 20, title: "A & B", description: "Two letters", elements: [Element("circle", ["r": 5])])

    @Test func aDocumentSaysWhatItIsToThoseWhoCannotSeeIt() {
        #expect(
            document.render() == """
                <svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 30 20" role="img">
                 <title>A &amp; B</title>
                 <desc>Two letters</desc>
                 <circle r="5"/>
                </svg>

                """)
    }

    @Test func equalDocumentsAreEqualText() {
        #expect(document.render() == document.render())
    }
}
