"""Loads the GraphML and Pajek files that were written with python-igraph and compares them with
the JSON. usage: load_igraph.py PREFIX      (reads PREFIX-graph.graphml, .net and .json)"""
import json
import math
import sys

import igraph

prefix = sys.argv[1]
with open(prefix + "-graph.json", encoding="utf-8") as f:
    data = json.load(f)
ids = [n["id"] for n in data["nodes"]]


def plain(value):
    """Characters that XML has no way to write are spaces there."""
    return "".join(" " if ord(c) < 32 and c != "\n" else c for c in value)


def compare(where, got, want):
    """igraph has nan and "" for what is not there."""
    for name, value in want.items():
        if name in ("id", "source", "target", "key", "evidence", "schema"):
            continue
        found = got[name]
        if value is None:
            assert found == "" or math.isnan(found), (where, name, found)
        else:
            assert found == (plain(value) if isinstance(value, str) else value), (where, name, found, value)


graph = igraph.Graph.Read_GraphML(prefix + "-graph.graphml")
assert graph.is_directed() or not ids
assert [v["id"] for v in graph.vs] == ids
for v, node in zip(graph.vs, data["nodes"]):
    compare(node["id"], v.attributes(), node)
assert graph.ecount() == len(data["links"])
for e, link in zip(graph.es, data["links"]):
    assert [ids[e.source], ids[e.target]] == [link["source"], link["target"]]
    compare((link["source"], link["target"], link["key"]), e.attributes(), link)
compare("graph", {a: graph[a] for a in graph.attributes()}, data["graph"])

if not ids:
    sys.exit()
graph = igraph.Graph.Read_Pajek(prefix + "-graph.net")
label = lambda text: plain(text).replace('"', "'").replace("\\", "\u29f5").replace("\n", " ")
assert graph.is_directed() or not data["links"]
assert [v["id"] for v in graph.vs] == [label(n["label"]) for n in data["nodes"]]
assert graph.ecount() == len(data["links"])
for e, link in zip(graph.es, data["links"]):
    assert [ids[e.source], ids[e.target]] == [link["source"], link["target"]]
    assert e["weight"] == link["signed_weight"] and e["label"] == link["relation"], (e, link)
    assert e["color"] == {1: "Blue", 0: "Gray", -1: "Red"}[link["sign"]]
