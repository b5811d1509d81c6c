"""The question of tests/bench/events, asked of other programs.

usage: others.py duckdb FILE SQL THREADS        the GROUP BY, from the CSV
       others.py pandas FILE CAMEO.TSV OUT      the columns needed -> the same graph as GraphML
"""
import sys


def ask_duckdb(path, sql, threads):
    import duckdb
    db = duckdb.connect(config={"threads": int(threads)})
    names = ", ".join(f"'c{i}': '{kind(i)}'" for i in range(61))
    db.execute(f"CREATE VIEW rows AS SELECT * FROM read_csv('{path}', delim='\\t', header=false, quote='',"
               f" escape='', auto_detect=false, nullstr='\\x01', columns={{{names}}})")
    print(len(db.execute(sql.replace("sum(c30)", "sum(TRY_CAST(c30 AS DOUBLE))")
                         .replace("sum(c33)", "sum(TRY_CAST(c33 AS BIGINT))")).fetchall()))


def kind(column):
    return "VARCHAR"


def relations(cameo):
    """CAMEO code -> relation and factor of its status, as the longest prefix in our table has it."""
    factors = {"actual": 1, "planned": 0.5, "alleged": 0.5, "possible": 0.25, "negated": 0}
    table = {}
    with open(cameo, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if line[0] != "#" and cells[1] != "-" and cells[2] in factors:
                table[cells[0]] = cells[1], factors[cells[2]]

    def of(code):
        while code and code not in table:
            code = code[:-1]
        return table.get(code, ("", 0))
    return of


def graph_by_pandas(path, cameo, out):
    """The graph of `entente export --no-events --duplicates keep`, as GraphML: actors by the state of their
    code, relations and weights by ours of the CAMEO code, days that are guesses left out. Of every column
    with few values each is looked up once."""
    import datetime
    import networkx as nx
    import pandas as pd
    columns = {1: "day", 5: "source", 15: "target", 26: "code", 30: "intensity", 33: "reports", 59: "added"}
    rows = pd.read_csv(path, sep="\t", header=None, usecols=list(columns), quoting=3, na_values=[""],
                       dtype={1: "int32", 5: "category", 15: "category", 26: str, 59: "int64"})
    rows = rows.rename(columns=columns).dropna(subset=["source", "target"])
    for side in ("source", "target"):
        rows[side] = rows[side].map({c: c[:3] for c in rows[side].cat.categories}).astype("category")
    rows["code"] = rows.code.astype("category")
    of = relations(cameo)
    rows["relation"] = rows.code.map({c: of(c)[0] for c in rows.code.cat.categories}).astype("category")
    factor = rows.code.map({c: of(c)[1] for c in rows.code.cat.categories}).astype("float64")
    rows["weight"] = rows.intensity.abs() * factor

    def ordinal(days):
        return days.map({d: datetime.datetime.strptime(str(d), "%Y%m%d").toordinal() for d in days.unique()})
    back = ordinal(rows.added // 1000000) - ordinal(rows.day)
    rows["day"] = rows.day.where(~back.isin([30, 365, 3650]))
    edges = rows.groupby(["source", "target", "relation"], observed=True).agg(
        count=("weight", "size"), weight=("weight", "sum"), intensity=("intensity", "mean"),
        reports=("reports", "sum"), first=("day", "min"), last=("day", "max")).reset_index().fillna(0)
    edges = edges[(edges.source.astype(str) != edges.target.astype(str)) & (edges.relation != "")]
    edges = edges.astype({"source": str, "target": str, "relation": str})
    graph = nx.from_pandas_edgelist(edges, "source", "target", edge_attr=True, edge_key="relation",
                                    create_using=nx.MultiDiGraph)
    nx.write_graphml(graph, out)
    print(graph.number_of_nodes(), graph.number_of_edges())


if sys.argv[1] == "duckdb":
    ask_duckdb(*sys.argv[2:])
else:
    graph_by_pandas(*sys.argv[2:])
