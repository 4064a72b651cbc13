import SVG

/// Texts beside what they name, with thin lines to it where they had to move.
struct Labels: Mark {
    let texts: [Texts.Text]
    let leaders: [Rules.Rule]

    func render() -> Element {
        Element("g", [:], [Rules(rules: leaders, colour: .axis, width: 0.75).render(), Texts(texts).render()])
    }
}
