"""The Python counterparts of the benchmarks, on the same inputs and with as many threads.

reference.py time NAME RUNS   times a piece of work inside this process and prints the times as JSON
reference.py run NAME         does it once; whoever started the process times it

Libraries are imported where they are used, so that a process pays only for what it needs.
"""

import json
import os
import sys
import time
import warnings
from pathlib import Path

GENERATED = Path(".deps/bench")
DATA = Path(os.environ.get("CLUSTERING_DATA", "data"))
RESULTS = Path(os.environ.get("CLUSTERING_RESULTS", GENERATED)) / "python"
SEED = 42
COUNTS = range(2, 11)


def planted(rows, columns, apart=""):
    import numpy as np

    return np.fromfile(GENERATED / f"planted-{rows}x{columns}{apart}.f64").reshape(rows, columns)


def kmeans(clusters, starts):
    from sklearn.cluster import KMeans

    return KMeans(clusters, n_init=starts, max_iter=300, random_state=SEED)


# Timed in process: each gives the work, with its inputs in memory.


def time_sweep():
    points = planted(10_000, 50)

    def work():
        _, count, _ = swept(points, max(COUNTS))
        return f"chose {count}"

    return work


def time_silhouette():
    import numpy as np
    from sklearn.metrics import silhouette_score

    points = planted(10_000, 50)
    labels = np.arange(len(points)) % 8
    return lambda: f"{silhouette_score(points, labels):.3f}"


def time_kmeans():
    points = planted(1_000_000, 20)

    def work():
        fit = kmeans(10, 1).fit(points)
        return f"{fit.n_iter_} iterations, inertia {int(fit.inertia_)}"

    return work


def time_ward():
    import fastcluster

    points = planted(20_000, 20)
    return lambda: f"last height {fastcluster.linkage_vector(points, 'ward')[-1, 2]:.2f}"


def time_hdbscan():
    from fast_hdbscan import HDBSCAN

    points = planted(50_000, 10, "-apart-12")

    def work():
        labels = HDBSCAN(min_cluster_size=100, min_samples=10).fit_predict(points)
        return f"{labels.max() + 1} clusters, {(labels < 0).sum()} noise"

    return work


def time_iforest():
    from sklearn.ensemble import IsolationForest

    points = planted(100_000, 20)
    return lambda: f"{(IsolationForest(contamination=0.05, random_state=SEED).fit_predict(points) < 0).sum()} flagged"


# Each a process of its own.


def run_start():
    """What any Python workbench for this would import before its first prompt."""
    import duckdb, polars, sklearn.cluster, sklearn.ensemble, sklearn.metrics  # noqa: E401, F401


def run_shares():
    import duckdb
    import polars as pl

    sold = duckdb.sql(SHARES.format(sales=sales_file(), needs=GENERATED / "need-states.parquet")).fetchnumpy()
    return {name: shares for name, shares in share_tables(pl.DataFrame(dict(sold)))}


# Sales are added up per product before they are joined to its need states: the fast way round.
SHARES = """
    WITH needs AS (SELECT *, count(*) OVER (PARTITION BY PRODUCT_ID) AS n FROM (
             SELECT DISTINCT PRODUCT_ID, upper(trim(NEED_STATE)) AS NEED_STATE FROM '{needs}'
             WHERE PRODUCT_ID IS NOT NULL AND NEED_STATE IS NOT NULL)),
         sold AS (SELECT SKU_NBR, STORE_NBR, CAT_DSC, sum(TOTAL_SALES) AS SALES FROM '{sales}' GROUP BY ALL)
    SELECT CAT_DSC, STORE_NBR, NEED_STATE, sum(SALES / n) AS SALES
    FROM sold JOIN needs ON SKU_NBR = PRODUCT_ID GROUP BY ALL
"""


def sales_file():
    return GENERATED / f"sales-{os.environ['BENCH_LINES']}.parquet"


def share_tables(sold):
    """A table per category: a row per store, a column per need state, shares of the store in per cent."""
    import polars as pl

    total = pl.col("SALES").sum().over("CAT_DSC", "STORE_NBR")
    shares = sold.filter(total > 0).with_columns(SHARE=(pl.col("SALES") / total * 100).round(2)).sort("CAT_DSC", "STORE_NBR")
    for (category,), rows in shares.group_by(["CAT_DSC"], maintain_order=True):
        table = rows.pivot("NEED_STATE", index="STORE_NBR", values="SHARE", sort_columns=True).fill_null(0)
        yield category, table


def run_pipeline():
    """The job of full_pipeline_job, without its charts, ledger and intermediate tables."""
    import polars as pl

    RESULTS.mkdir(parents=True, exist_ok=True)
    needs = (
        pl.scan_csv(DATA / "need_states.csv", infer_schema_length=None)
        .select("PRODUCT_ID", pl.col("NEED_STATE").str.strip_chars().str.to_uppercase())
        .drop_nulls().unique().with_columns(n=pl.len().over("PRODUCT_ID"))
    )
    sold = (
        pl.scan_parquet(DATA / "internal_sales.parquet").filter(pl.col("TOTAL_SALES") >= 0)
        .group_by("SKU_NBR", "STORE_NBR", "CAT_DSC").agg(pl.col("TOTAL_SALES").sum())
        .join(needs, left_on="SKU_NBR", right_on="PRODUCT_ID")
        .group_by("CAT_DSC", "STORE_NBR", "NEED_STATE").agg(SALES=(pl.col("TOTAL_SALES") / pl.col("n")).sum())
        .collect()
    )
    external = clustered(pl.read_csv(DATA / "external_features.csv"))
    merged = []
    for category, table in share_tables(sold):
        merged.append(reassigned(category, clustered(table), external))
    final = pl.concat([table for table in merged if table.height])
    final.write_csv(RESULTS / "clusters.csv")
    final.write_parquet(RESULTS / "clusters.parquet")


def clustered(table):
    """Every store's cluster with its distance, margin and outlier flag, and its scaled features."""
    import numpy as np
    import polars as pl
    from sklearn.decomposition import PCA
    from sklearn.ensemble import IsolationForest
    from sklearn.impute import SimpleImputer
    from sklearn.preprocessing import StandardScaler

    features = SimpleImputer(strategy="mean").fit_transform(table.drop("STORE_NBR").cast(pl.Float64).to_numpy())
    scaled = StandardScaler().fit_transform(features)
    stores = len(scaled)
    labels, distance, margin, outlier = np.zeros(stores, np.int32), np.zeros(stores), np.zeros(stores), np.zeros(stores, bool)
    distinct = len(np.unique(scaled, axis=0))
    if stores > 3 and distinct > 2:
        outlier = IsolationForest(contamination=0.05, random_state=SEED).fit_predict(scaled) < 0
        reduction = PCA(0.8, svd_solver="full").fit(scaled[~outlier])
        points = reduction.transform(scaled[~outlier])
        most = min(max(COUNTS), len(np.unique(points, axis=0)), len(points) - 1)
        if most >= 2:
            model, _, _ = swept(points, most)
            distances = np.sort(model.transform(reduction.transform(scaled)), axis=1)
            labels = model.predict(reduction.transform(scaled))
            distance, margin = distances[:, 0], distances[:, 1] - distances[:, 0]
    assignments = pl.DataFrame({
        "STORE_NBR": table["STORE_NBR"], "CLUSTER": labels + 1, "DISTANCE": distance, "MARGIN": margin, "OUTLIER": outlier,
    })
    return assignments, scaled / np.sqrt(scaled.shape[1])


def swept(points, most):
    """The model, number of clusters and scores that three metrics choose by the sum of their ranks."""
    from scipy.stats import rankdata
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score

    models, scores = [], []
    for count in range(min(COUNTS), most + 1):
        model = kmeans(count, 10).fit(points)
        models.append(model)
        scores.append((
            -silhouette_score(points, model.labels_), -calinski_harabasz_score(points, model.labels_),
            davies_bouldin_score(points, model.labels_),
        ))
    ranks = rankdata(scores, axis=0, method="min").sum(axis=1)
    chosen = ranks.argmin()
    return models[chosen], chosen + min(COUNTS), scores[chosen]


def reassigned(category, inside, outside, smallest=20):
    """Internal and external clusters together; those too small go to the nearest that is large enough."""
    import numpy as np
    import polars as pl

    (internal, own), (external, other) = inside, outside
    merged = (
        internal.with_row_index("own").join(external.with_row_index("other"), on="STORE_NBR", suffix="_EXTERNAL")
        .with_columns(MERGED=pl.format("{}_{}", "CLUSTER", "CLUSTER_EXTERNAL"), CAT_DSC=pl.lit(category))
    )
    names = merged["MERGED"].to_numpy()
    features = np.hstack([own[merged["own"].to_numpy()], other[merged["other"].to_numpy()]])
    clusters, sizes = np.unique(names, return_counts=True)
    centroids = {name: features[names == name].mean(axis=0) for name in clusters}
    large = [name for name, size in zip(clusters, sizes) if size >= smallest]
    final = {name: name for name in clusters}
    for name in set(clusters) - set(large) if large else ():
        final[name] = min(large, key=lambda target: np.linalg.norm(centroids[target] - centroids[name]))
    return merged.drop("own", "other").with_columns(FINAL=pl.Series([final[name] for name in names], dtype=pl.String))


def times(work, runs):
    work()
    for _ in range(runs):
        start = time.perf_counter()
        remark = work()
        yield {"seconds": time.perf_counter() - start, "remark": remark}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    mode, name = sys.argv[1:3]
    if mode == "time":
        json.dump(list(times(globals()[f"time_{name}"](), int(sys.argv[3]))), sys.stdout)
    else:
        globals()[f"run_{name}"]()
