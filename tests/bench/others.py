"""The question of tests/bench/events, asked of other programs.

usage: others.py duckdb FILE SQL THREADS        the GROUP BY, from the CSV
       others.py pandas FILE                    the columns needed -> the weighted graph
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


def graph_by_pandas(path):
    import networkx as nx
    import pandas as pd
    columns = {1: "day", 7: "source", 17: "target", 26: "code", 30: "intensity", 33: "reports"}
    rows = pd.read_csv(path, sep="\t", header=None, usecols=list(columns), quoting=3,
                       dtype={1: "int32", 7: "string", 17: "string", 26: "string"}, na_values=[""])
    rows = rows.rename(columns=columns).dropna(subset=["source", "target"])
    rows = rows[rows.source != rows.target]
    rows["weight"] = rows.intensity.abs()
    edges = rows.groupby(["source", "target", rows.code.str[:2]]).agg(
        count=("weight", "size"), weight=("weight", "sum"), intensity=("intensity", "mean"),
        reports=("reports", "sum"), first=("day", "min"), last=("day", "max")).reset_index()
    graph = nx.from_pandas_edgelist(edges, "source", "target", edge_attr=True, edge_key="code",
                                    create_using=nx.MultiDiGraph)
    nx.pagerank(nx.DiGraph(graph), weight="weight")
    print(graph.number_of_nodes(), graph.number_of_edges())


if sys.argv[1] == "duckdb":
    ask_duckdb(*sys.argv[2:])
else:
    graph_by_pandas(sys.argv[2])
