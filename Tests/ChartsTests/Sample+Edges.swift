@testable import Charts

/// Charts of values at the edge of what there can be, and of names that mean harm.
extension Sample {
    static let edges: [Sample] = degenerate + hostile + crowded + extreme

    /// No row, one row, one cluster, no cluster, constant values.
    static let degenerate: [Sample] =
        sizesOf("no rows", []) + sizesOf("one row", [1]) + sizesOf("no cluster", [nil, nil])
        + sizesOf("far numbers", [1, 900, Int.max, nil]) + [
            Sample("projection of no rows", Projection(), .init(rows: [], components: [[], []], labels: [])),
            Sample(
                "projection of one row without cluster", Projection(),
                .init(rows: ["a"], components: [[1], [2]], labels: [nil])),
            Sample("projection of equal rows", Projection(), constant([[5, 5, 5], [-7, -7, -7]])),
            Sample("projection of equal rows in a lane", Projection(), constant([[0, 0, 0]])),
            Sample("projection of one constant component", Projection(), constant([[1, 2, 3], [4, 4, 4]])),
            Sample("projection without components", Projection(), constant([])),
            Sample("projection with strange outliers", Projection(), projection([1, 1], outliers: 1)),
            Sample("silhouettes of no rows", Silhouettes(), .init(labels: [], values: [])),
            Sample("silhouettes of one row", Silhouettes(), .init(labels: [1], values: [nil])),
            Sample("silhouettes of no cluster", Silhouettes(), .init(labels: [nil, nil], values: [nil, nil])),
            Sample("silhouettes of single rows", Silhouettes(), .init(labels: [1, 2, 3], values: [0, 0, 0])),
            Sample("constant silhouettes", Silhouettes(), .init(labels: [1, 1, 2, 2], values: [1, 1, 1, 1])),
            Sample("worst silhouettes", Silhouettes(), .init(labels: [1, 1, 2, 2, nil], values: [-1, -1, -1, -1, nil])),
            Sample("some silhouettes", Silhouettes(), .init(labels: [1, 1, 2, 2], values: [nil, nil, 0.2, nil])),
            Sample("scores of nothing", Scores(), .init(clusterCounts: [], panels: [])),
            Sample("scores of no counts", Scores(), .init(clusterCounts: [], panels: [gap([.init(name: "", values: [])])])),
            Sample("scores of no series", Scores(), .init(clusterCounts: [2], panels: [gap([])])),
            Sample("constant scores", Scores(), swept([0.3, 0.3, 0.3], chosen: 3)),
            Sample("zero scores", Scores(), swept([0, 0, 0], chosen: 4)),
            Sample("broken scores", Scores(), swept([0.3, nil, 0.5], chosen: 3)),
            Sample("chosen outside", Scores(), swept([0.1, 0.2, 0.4], chosen: 9)),
        ]

    /// Names with markup, without end, in every script.
    static let hostile: [Sample] = [
        #"</text><script>alert("1")</script>"#, "<!-- ]]> & &amp; 'x' \"y\"", "\u{0}\u{1}\u{B}\u{FFFE}",
        "line\nbreak\ttab\r", String(repeating: "W", count: 5_000), String(repeating: "word ", count: 2_000),
        "東京の店舗 🛒👩‍👩‍👧‍👦", "\u{202E}thgir ot tfel", "", " ",
    ].enumerated().flatMap { position, name in
        let subject = Subject(name, unit: name)
        let sizes = ClusterSizes.Input(labels: [1, 2, nil], names: [1: name, 2: name], subject: subject)
        let lanes = Projection.Input(rows: [name, name], components: [[1, 2]], labels: [1, 2], subject: subject)
        return [
            Sample("hostile sizes \(position)", ClusterSizes(), sizes),
            Sample("hostile vertical sizes \(position)", upright, sizes),
            Sample(
                "hostile projection \(position)", Projection(),
                .init(rows: [name, name], components: [[1, 2], [3, 1]], labels: [1, 2], subject: subject)),
            Sample("hostile lanes \(position)", Projection(), lanes),
            Sample(
                "hostile silhouettes \(position)", Silhouettes(),
                .init(labels: [1, 2, 2], values: [0, 0.5, 0.4], subject: subject)),
            Sample(
                "hostile reason \(position)", Silhouettes(),
                .init(labels: [1], values: [nil], reason: name, subject: subject)),
            Sample(
                "hostile scores \(position)", Scores(),
                .init(
                    clusterCounts: [2, 3],
                    panels: [
                        .init(
                            metric: name, higherIsBetter: true,
                            series: [.init(name: name, values: [1, 2]), .init(name: "b", values: [2, 1])])
                    ], subject: subject)),
        ]
    }

    /// More clusters, panels and names than the smallest page has room for.
    static let crowded: [Sample] = [
        Sample("many sizes", small(ClusterSizes()), .init(labels: labels((1...60).map { 61 - $0 }))),
        Sample("many vertical sizes", small(upright), .init(labels: labels((1...60).map { 61 - $0 }))),
        Sample("many dots", small(Projection()), projection(Array(repeating: 6, count: 40), unassigned: 9)),
        Sample(
            "many lanes", small(Projection()),
            projection(Array(repeating: 6, count: 40), unassigned: 9, components: 1)),
        Sample("many silhouettes", small(Silhouettes()), silhouettes((1...40).map { 41 - $0 })),
        Sample(
            "many scores", small(Scores()),
            scores(
                ["silhouette", "calinski_harabasz", "davies_bouldin", "gap"],
                algorithms: ["kmeans", "ward", "gaussian_mixture"])),
    ]

    /// The largest and smallest numbers that are accepted.
    static let extreme: [Sample] = [9.9e99, -9.9e99, 1e15, 1e-15, .leastNonzeroMagnitude, 1 + 1e-12].flatMap { value in
        [
            Sample("projection at \(value)", Projection(), pair([[0, value], [value, -value]])),
            Sample(
                "unequal projection at \(value)", with(Projection()) { $0.isEqual = false },
                pair([[1, value], [0, 1]])),
            Sample("lanes at \(value)", Projection(), pair([[value, 1]])),
            Sample("scores at \(value)", Scores(), swept([value, 0, 1], chosen: 2)),
        ]
    }

    private static let upright = with(ClusterSizes()) { $0.orientation = .vertical }

    private static func gap(_ series: [Scores.Series]) -> Scores.Panel {
        .init(metric: "gap", higherIsBetter: nil, series: series)
    }

    private static func small<Chart: Recipe>(_ recipe: Chart) -> Chart {
        with(recipe) { $0.frame = Frame(width: 400, height: 300) }
    }

    private static func sizesOf(_ what: String, _ labels: [Int?]) -> [Sample] {
        [
            Sample("sizes of \(what)", ClusterSizes(), .init(labels: labels)),
            Sample("vertical sizes of \(what)", upright, .init(labels: labels)),
        ]
    }

    private static func constant(_ components: [[Double]]) -> Projection.Input {
        .init(rows: ["a", "b", "c"], components: components, varianceShares: [], labels: [1, 1, 2], outliers: [2, 77, -1])
    }

    private static func pair(_ components: [[Double]]) -> Projection.Input {
        .init(rows: ["a", "b"], components: components, labels: [1, 2])
    }

    private static func swept(_ values: [Double?], chosen: Int) -> Scores.Input {
        .init(
            clusterCounts: [2, 3, 4], panels: [.init(metric: "silhouette", higherIsBetter: true, values: values)],
            chosen: chosen)
    }
}
