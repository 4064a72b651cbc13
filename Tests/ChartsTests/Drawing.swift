import Foundation

@testable import Charts

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a reader of an SVG file finds in it.
struct Drawing {
    /// A line of text with the room it takes, in pixels.
    struct Text {
        let content: String
        let area: Area
    }

    /// A line, rectangle, circle or path.
    struct Shape {
        let name: String
        let attributes: [String: String]
        /// In pixels; of a circle its centre.
        let corners: [(x: Double, y: Double)]

        /// An attribute as a number.
        func number(_ name: String) -> Double { Double(attributes[name] ?? "0") ?? .nan }
    }

    let width: Double
    let height: Double
    let texts: [Text]
    let shapes: [Shape]
    let tooltips: [String]
    /// How often each element name occurs.
    let counts: [String: Int]

    /// - Throws: the parser's error where the file is not well-formed XML.
    init(_ svg: String) throws {
        let parser = XMLParser(data: Data(svg.utf8))
        let reader = Reader()
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
        width = reader.size.width
        height = reader.size.height
        (texts, shapes, tooltips, counts) = (reader.texts, reader.shapes, reader.tooltips, reader.counts)
    }

    /// The contents of all texts.
    var words: [String] { texts.map(\.content) }

    /// The shapes of one kind, in the order they are drawn.
    func shapes(_ name: String) -> [Shape] { shapes.filter { $0.name == name } }

    private final class Reader: NSObject, XMLParserDelegate {
        var size = (width: 0.0, height: 0.0)
        var texts: [Text] = []
        var shapes: [Shape] = []
        var tooltips: [String] = []
        var counts: [String: Int] = [:]
        private var open: [(name: String, attributes: [String: String], content: String)] = []

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open.append((element, attributes, ""))
            counts[element, default: 0] += 1
            func number(_ name: String) -> Double { Double(attributes[name] ?? "0") ?? .nan }
            let corners: [(x: Double, y: Double)]
            switch element {
            case "svg":
                size = (number("width"), number("height"))
                return
            case "circle": corners = [(number("cx"), number("cy"))]
            case "line": corners = [(number("x1"), number("y1")), (number("x2"), number("y2"))]
            case "rect":
                let (x, y) = (number("x"), number("y"))
                corners = [(x, y), (x + number("width"), y + number("height"))]
            case "path": corners = Self.corners(of: attributes["d"] ?? "")
            default: return
            }
            shapes.append(Shape(name: element, attributes: attributes, corners: corners))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            guard !open.isEmpty else { return }
            open[open.count - 1].content += string
        }

        func parser(
            _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
        ) {
            guard let (name, attributes, content) = open.popLast() else { return }
            switch name {
            case "title": tooltips.append(content)
            case "text": texts.append(Self.text(content, attributes))
            default: break
            }
        }

        private static func text(_ content: String, _ attributes: [String: String]) -> Text {
            func number(_ name: String) -> Double { Double(attributes[name] ?? "") ?? .nan }
            let style = TextStyle(size: number("font-size"), isBold: attributes["font-weight"] != nil)
            let width = style.width(of: content)
            let left =
                switch attributes["text-anchor"] {
                case "middle": number("x") - width / 2
                case "end": number("x") - width
                default: number("x")
                }
            // Digits and capitals stand on the baseline and are 0.72 of the size high.
            let baseline = number("y")
            return Text(
                content: content,
                area: Area(left: left, top: baseline - 0.72 * style.size, right: left + width, bottom: baseline))
        }

        /// The corners of a path of the commands M, L, H, V and Z.
        private static func corners(of path: String) -> [(x: Double, y: Double)] {
            var (corners, x, y) = ([(x: Double, y: Double)](), 0.0, 0.0)
            for command in path.matches(of: /([MLHVZ])([^MLHVZ]*)/) {
                let numbers = command.output.2.split(separator: ",").map { Double($0) ?? .nan }
                switch command.output.1 {
                case "M", "L": (x, y) = (numbers[0], numbers[1])
                case "H": x = numbers[0]
                case "V": y = numbers[0]
                default: continue
                }
                corners.append((x, y))
            }
            return corners
        }
    }
}
