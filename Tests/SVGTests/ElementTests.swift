import Testing

@testable import SVG

struct ElementTests {
    @Test func attributesKeepTheirOrder() {
        #expect(Element("rect", ["y": 2, "x": 1.5, "fill": "red"]).render() == #"<rect y="2" x="1.5" fill="red"/>"#)
    }

    @Test func theLaterOfTwoAttributesWithOneNameCounts() {
        #expect(Element("rect", ["x": 1, "y": 2, "x": 3]).render() == #"<rect x="3" y="2"/>"#)
    }

    @Test func settingNothingTakesAnAttributeAway() {
        var element = Element("rect", ["x": 1, "y": 2])
        element["x"] = nil
        element["z"] = nil
        #expect(element.render() == #"<rect y="2"/>"#)
        #expect(element["y"]?.attributeText == "2")
    }

    @Test func childrenStandALineEachAndTextStandsAlone() {
        let group = Element("g", [:], [Element("text", ["x": 1], "a  b"), Element("circle")])
        #expect(group.render() == "<g>\n <text x=\"1\">a  b</text>\n <circle/>\n</g>")
    }

    @Test func aTitleIsTheFirstChildAndAddsNoSpaceToText() {
        let label = Element("text", [:], "short…").titled("short and long")
        #expect(label.render() == "<text><title>short and long</title>short…</text>")
        #expect(label.titled(nil) == label)
    }
}
