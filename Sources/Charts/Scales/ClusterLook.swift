/// How a cluster looks in every chart: cluster 3 has the same colour and symbol wherever it is drawn.
///
/// The seven hues are those of Okabe and Ito (*Color Universal Design*, 2008), which people with any common colour
/// blindness can tell apart; their yellow, too pale on paper, is left out and their black is softened. Every seven clusters
/// the hues come again in another shade and with another symbol, so that 28 clusters look different before looks repeat.
/// No chart relies on looks alone: clusters are labelled where they are drawn.
struct ClusterLook: Sendable, Hashable {
    let colour: Colour
    let symbol: Symbol

    /// Rows that belong to no cluster.
    static let none = Self(colour: Colour(0x9AA2AB), symbol: .circle)

    /// - Parameter label: counted from 1; `nil` for rows in no cluster.
    init(of label: Int?) {
        guard let label else {
            self = .none
            return
        }
        let (round, hue) = (max(1, label) - 1).quotientAndRemainder(dividingBy: Self.hues.count)
        let look = round % Symbol.allCases.count
        let shade = Self.shades[look]
        self.init(colour: Self.hues[hue].mixed(with: shade.towards, share: shade.share), symbol: Symbol.allCases[look])
    }

    private init(colour: Colour, symbol: Symbol) {
        self.colour = colour
        self.symbol = symbol
    }

    /// Blue, orange, bluish green, reddish purple, sky blue, vermilion, black: neighbours differ most.
    static let hues: [Colour] = [0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0x3D434A].map(Colour.init)

    /// One for each symbol.
    private static let shades: [(towards: Colour, share: Double)] = [
        (.ink, 0), (.ink, 0.4), (.paper, 0.35), (.ink, 0.65),
    ]
}
