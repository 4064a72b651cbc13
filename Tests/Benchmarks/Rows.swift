/// Every benchmark, in the order of the report: what is computed, what is run, what is looked at.
enum Rows {
    static let all: [any Benchmark] = [
        SweepBenchmark(),
        SilhouetteBenchmark(),
        KMeansBenchmark(),
        WardBenchmark(),
        HDBSCANBenchmark(),
        IsolationForestBenchmark(),
        WideBenchmark(),
        PipelineBenchmark(),
        SharesBenchmark(),
        StartBenchmark(),
        LookBenchmark("show", at: "internal_raw_sales_data"),
        LookBenchmark("describe", at: "internal_raw_sales_data"),
        LookBenchmark("show", at: "internal_normalized_sales_data"),
        LookBenchmark("describe", at: "internal_normalized_sales_data"),
    ]
}
