import Vocabulary

/// Forty stores, two categories, three products each: files small enough to spoil one line at a time.
///
/// Half of the stores sell SWEET, half sell all but it. Store numbers begin with zeros.
struct Shop {
    static let stores = (1...40).map { "000\($0 < 10 ? "0" : "")\($0)" }
    static let categories = ["DRINKS", "SNACKS"]

    let folder: TemporaryFolder

    /// Writes the three inputs and the environment that reads them.
    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        var sales = ["SKU_NBR,STORE_NBR,CAT_DSC,TOTAL_SALES"]
        var needs = ["PRODUCT_ID,CATEGORY,NEED_STATE"]
        var external = ["STORE_NBR,INCOME,SIZE"]
        for (number, store) in Self.stores.enumerated() {
            for (category, name) in Self.categories.enumerated() {
                for product in 0..<3 {
                    let isLiked = (product == 0) == (number < 20)
                    let amount = 100 + (7 * number + 3 * product + category) % 10 + (isLiked ? 300 : 0)
                    sales.append("\(100 * (category + 1) + product),\(store),\(name),\(amount).5")
                }
            }
            let isLarge = number.isMultiple(of: 2)
            external.append("\(store),\(30 + number % 5 + (isLarge ? 40 : 0)),\(100 + 11 * number % 17 + (isLarge ? 200 : 0))")
        }
        for (category, name) in Self.categories.enumerated() {
            for (product, need) in ["sweet", "salty", "sour"].enumerated() {
                needs.append("\(100 * (category + 1) + product),\(name),\(need)")
            }
        }
        for (name, lines) in [("sales.csv", sales), ("needs.csv", needs), ("external.csv", external)] {
            try folder.write(lines.map { $0 + "\n" }.joined(), to: name)
        }
        try folder.write(Self.environment, to: "configs/shop.yml")
    }

    var environmentFile: String { folder.path(of: "configs/shop.yml") }

    /// The line of the environment that names a reader.
    static func line(of reader: String) -> Int? {
        environment.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.hasPrefix("  \(reader):") }.map { $0 + 1 }
    }

    func desk(workspace: String = "workspace") throws -> Desk {
        try Desk(
            in: folder, environment: "shop", configurations: folder.path(of: "configs"), workspace: workspace,
            variables: ["SHOP": folder.path])
    }

    private static let environment = """
        job_params:
          outlier_detection: false
          max_clusters: 4
          kmeans: {n_init: 3}
          min_cluster_size: 5

        readers:
          internal_sales: {kind: csv, path: "${SHOP}/sales.csv"}
          need_states: {kind: csv, path: "${SHOP}/needs.csv"}
          external: {kind: csv, path: "${SHOP}/external.csv"}

        writers:
          merged_cluster_assignments: {kind: csv, path: "${SHOP}/clusters.csv"}

        logger: {level: critical}
        """
}
