/// A node of a drawing: a name, attributes in the order given, and children.
///
/// Whatever text it holds is escaped when it is rendered, here and nowhere else:
///
///     Element("text", ["x": 3, "fill": "#333"], "A & B").render()   // <text x="3" fill="#333">A &amp; B</text>
public struct Element: Sendable, Hashable {
    public let name: String
    public private(set) var attributes: [Attribute] = []
    public var children: [Child]

    /// - Parameters:
    ///   - name: an SVG element name; never text from outside.
    ///   - attributes: in the order they are to be written; of two with one name the later counts.
    public init(
        _ name: String, _ attributes: KeyValuePairs<String, any AttributeValue> = [:], _ children: [Element] = []
    ) {
        self.name = name
        self.children = children.map(Child.element)
        for (name, value) in attributes { self[name] = value }
    }

    /// An element that holds text.
    public init(_ name: String, _ attributes: KeyValuePairs<String, any AttributeValue>, _ text: String) {
        self.init(name, attributes)
        children = [.text(text)]
    }

    /// The value of an attribute; setting `nil` takes the attribute away.
    public subscript(name: String) -> (any AttributeValue)? {
        get { attributes.first { $0.name == name }?.text }
        set {
            let position = attributes.firstIndex { $0.name == name }
            switch (position, newValue) {
            case (let position?, let value?): attributes[position].text = value.attributeText
            case (let position?, nil): attributes.remove(at: position)
            case (nil, let value?): attributes.append(Attribute(name: name, text: value.attributeText))
            case (nil, nil): break
            }
        }
    }

    /// The same element with one more child, written first: the place of a `title`, which readers show as a tooltip.
    public func titled(_ text: String?) -> Self {
        guard let text else { return self }
        var element = self
        element.children.insert(.element(Element("title", [:], text)), at: 0)
        return element
    }
}

extension Element {
    /// A name with its value as text.
    public struct Attribute: Sendable, Hashable {
        public let name: String
        public internal(set) var text: String
    }

    /// What an element may hold.
    public enum Child: Sendable, Hashable {
        case element(Element)
        case text(String)
    }
}

extension Element {
    /// The element as SVG text, an element a line, the same for equal elements.
    ///
    /// No white space is put beside text, where it would be seen.
    public func render() -> String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    private func write(to output: inout String, indent: Int) {
        output += "<\(name)"
        for attribute in attributes { output += " \(attribute.name)=\"\(attribute.text.escapedForAttribute)\"" }
        guard !children.isEmpty else {
            output += "/>"
            return
        }
        output += ">"
        let holdsText = children.contains { if case .text = $0 { true } else { false } }
        for child in children {
            if !holdsText { output.startLine(indent: indent + 1) }
            switch child {
            case .element(let element): element.write(to: &output, indent: indent + 1)
            case .text(let text): output += text.escapedForContent
            }
        }
        if !holdsText { output.startLine(indent: indent) }
        output += "</\(name)>"
    }
}

extension String {
    fileprivate mutating func startLine(indent: Int) {
        self += "\n" + String(repeating: " ", count: indent)
    }
}
