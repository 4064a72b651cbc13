import Foundation

@testable import Charts

/// Charts of made-up but lifelike data, the same every time.
struct Sample: Sendable, CustomStringConvertible {
    /// Also the name of its golden file.
    let name: String
    let render: @Sendable () throws -> String

    var description: String { name }

    init<Chart: Recipe>(_ name: String, _ recipe: Chart = Chart(), _ input: Chart.Input) {
        self.name = name
        render = { try recipe.render(input) }
    }
}

extension Sample {
    static let all: [Sample] = sizes + projections + silhouettes + scores

    static let sizes: [Sample] = [
        Sample("cluster_sizes", ClusterSizes(), .init(labels: labels([128, 83, 46, 31, 12]), subject: grocery)),
        Sample(
            "cluster_sizes_none", ClusterSizes(),
            .init(labels: labels([1_204, 873, 410, 6], unassigned: 91), subject: Subject("DAIRY & EGGS", unit: "store"))),
        Sample(
            "cluster_sizes_long_names", ClusterSizes(),
            .init(
                labels: labels([64, 52, 40, 33, 30, 28, 21, 17, 9, 4, 1, 1]),
                names: [
                    1: "High-income urban neighbourhoods with many single-person households and little parking",
                    2: "Suburban families", 3: "Pneumonoultramicroscopicsilicovolcanoconiosis-and-similar", 4: "<&\">",
                ],
                subject: Subject(longCategory, unit: "store"))),
        Sample("cluster_sizes_one", ClusterSizes(), .init(labels: labels([42]), subject: grocery)),
        Sample(
            "cluster_sizes_vertical", with(ClusterSizes()) { $0.orientation = .vertical },
            .init(labels: labels([128, 83, 46, 31, 12], unassigned: 7), subject: grocery)),
        Sample(
            "cluster_sizes_vertical_many", with(ClusterSizes()) { $0.orientation = .vertical },
            .init(
                labels: labels((1...24).map { 1_900 / $0 }), names: [1: "City centres", 2: "Small towns on main roads"],
                subject: grocery)),
        Sample("cluster_sizes_empty", ClusterSizes(), .init(labels: [], subject: grocery)),
    ]

    static let projections: [Sample] = [
        Sample("projection", Projection(), projection([110, 80, 60, 35, 15], outliers: 12)),
        Sample("projection_many", Projection(), projection((1...12).map { 60 - 4 * $0 }, outliers: 20, unassigned: 25)),
        Sample("projection_unequal", with(Projection()) { $0.isEqual = false }, projection([150, 120, 30], outliers: 3)),
        Sample("projection_tiny_clusters", Projection(), projection([90, 40, 3, 2, 1, 1])),
        Sample("projection_one_row", Projection(), projection([1])),
        Sample("projection_one_component", Projection(), projection([110, 80, 60, 35, 15], outliers: 12, components: 1)),
        Sample("projection_no_component", Projection(), projection([20, 10], components: 0)),
    ]

    static let silhouettes: [Sample] = [
        Sample("silhouettes", Silhouettes(), silhouettes([128, 83, 46, 31, 12])),
        Sample("silhouettes_many", Silhouettes(), silhouettes([90, 62, 41, 33, 25, 20, 12, 8, 4, 2, 1, 1])),
        Sample("silhouettes_large", Silhouettes(), silhouettes([9_000, 4_000, 2_000, 10])),
        Sample(
            "silhouettes_one_cluster", Silhouettes(),
            .init(labels: labels([30]), values: Array(repeating: nil, count: 30), subject: grocery)),
        Sample("silhouettes_empty", Silhouettes(), .init(labels: [], values: [], subject: grocery)),
    ]

    static let scores: [Sample] = [
        Sample("scores", Scores(), scores(["silhouette", "calinski_harabasz", "davies_bouldin"], algorithms: [""])),
        Sample("scores_one", Scores(), scores(["silhouette"], algorithms: [""])),
        Sample(
            "scores_algorithms", Scores(),
            scores(["silhouette", "calinski_harabasz"], algorithms: ["kmeans", "ward", "gaussian_mixture"])),
        Sample(
            "scores_many", Scores(),
            scores(["silhouette", "calinski_harabasz", "davies_bouldin", "inertia", "gap"], algorithms: [""])),
        Sample(
            "scores_undefined", Scores(),
            .init(
                clusterCounts: [2], panels: [
                    .init(metric: "silhouette", higherIsBetter: true, values: [0.31]),
                    .init(metric: "gap", higherIsBetter: nil, values: [nil]),
                ], chosen: 2, subject: grocery)),
        Sample("scores_empty", Scores(), .init(clusterCounts: [], panels: [], subject: grocery)),
    ]

    static let grocery = Subject("GROCERY", unit: "store")
    static let longCategory =
        "FROZEN FOODS, ICE CREAM, READY MEALS AND EVERYTHING ELSE THAT IS KEPT BELOW −18 °C IN THE LARGE CABINETS AT THE BACK OF THE SHOP BESIDE THE BAKERY"
}

extension Sample {
    static func with<Chart: Recipe>(_ recipe: Chart, _ change: (inout Chart) -> Void) -> Chart {
        var recipe = recipe
        change(&recipe)
        return recipe
    }

    static func labels(_ sizes: [Int], unassigned: Int = 0) -> [Int?] {
        sizes.enumerated().flatMap { Array(repeating: $0.offset + 1, count: $0.element) } + Array(repeating: nil, count: unassigned)
    }

    static func projection(
        _ sizes: [Int], outliers: Int = 0, unassigned: Int = 0, components: Int = 2
    ) -> Projection.Input {
        var noise = Noise(seed: 7)
        let labels = labels(sizes, unassigned: unassigned)
        var columns = Array(repeating: [Double](), count: components)
        for label in labels {
            let cluster = Double(label ?? 0)
            let spread = label == nil ? 3.0 : 0.55
            let centre = [4.2 * cos(2.4 * cluster), 2.1 * sin(2.4 * cluster)].map { $0 * (0.5 + 0.05 * cluster) }
            for component in 0..<components { columns[component].append(centre[component] + spread * noise.normal()) }
        }
        let far = Set((0..<outliers).map { ($0 * 37) % labels.count })
        for row in far.sorted() { for component in 0..<components { columns[component][row] *= 1.8 } }
        return Projection.Input(
            rows: labels.indices.map { "store \(1_000 + 7 * $0)" }, components: columns,
            varianceShares: Array([0.4317, 0.2084].prefix(components)), labels: labels, outliers: far, subject: grocery)
    }

    static func silhouettes(_ sizes: [Int]) -> Silhouettes.Input {
        var noise = Noise(seed: 11)
        let labels = labels(sizes)
        let values = labels.map { label -> Double? in
            let cluster = Double(label ?? 0)
            return sizes[(label ?? 1) - 1] == 1 ? 0 : max(-0.4, min(0.85, 0.58 - 0.04 * cluster + 0.2 * noise.normal()))
        }
        return Silhouettes.Input(labels: labels, values: values, subject: grocery)
    }

    static func scores(_ metrics: [String], algorithms: [String]) -> Scores.Input {
        var noise = Noise(seed: 3)
        let counts = Array(2...12)
        let sizes = ["silhouette": 0.5, "calinski_harabasz": 2_400, "davies_bouldin": 1.6, "inertia": 184_000, "gap": 0.9]
        let panels = metrics.map { metric in
            let size = sizes[metric, default: 1]
            let isHigherBetter = !["davies_bouldin", "inertia"].contains(metric)
            let series = algorithms.enumerated().map { position, algorithm in
                let values = counts.map { count -> Double? in
                    let fall = 1 + 0.16 * abs(Double(count) - 5)
                    let bend = 1 / fall - 0.04 * Double(position) + 0.015 * noise.normal()
                    if algorithm == "ward", count == 9 { return nil }
                    if metric == "inertia" { return size / Double(count).squareRoot() * (1 + 0.02 * noise.normal()) }
                    return size * (isHigherBetter ? bend : 1.4 - bend)
                }
                return Scores.Series(name: algorithm, values: values)
            }
            return Scores.Panel(metric: metric, higherIsBetter: isHigherBetter, series: series)
        }
        return Scores.Input(clusterCounts: counts, panels: panels, chosen: 5, subject: grocery)
    }
}

/// Steele, Lea and Flood's SplitMix64, and normal numbers from it by Box and Muller's method.
struct Noise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((bits ^ (bits >> 31)) >> 11) / 0x1p53
    }

    mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }
}
