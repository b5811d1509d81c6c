"""Loads what test_output_formats wrote and compares the formats with each other.
usage: load.py PREFIX
reads PREFIX-graph.graphml, .gexf, .net, .json and PREFIX-nodes.csv, -edges.csv"""
import csv
import datetime
import io
import json
import math
import sys
import xml.dom.minidom

import networkx

prefix = sys.argv[1]
xml.dom.minidom.parse(prefix + "-graph.graphml")
xml.dom.minidom.parse(prefix + "-graph.gexf")
graphml = networkx.read_graphml(prefix + "-graph.graphml", force_multigraph=True)
with open(prefix + "-graph.json", encoding="utf-8") as f:
    data = json.load(f, parse_constant=lambda c: sys.exit("JSON has " + c))
graph = networkx.node_link_graph(data)

TYPES = {"label": str, "code": str, "kind": str, "count": int, "bloc": int, "degree": int,
         "strength": float, "betweenness": float, "eigenvector": float, "pagerank": float,
         "relation": str, "plover": str, "undirected": bool, "reports": int, "weight": float,
         "sign": int, "signed_weight": float, "intensity": float, "confidence": float,
         "first": str, "last": str, "actual": int, "planned": int, "negated": int,
         "possible": int, "alleged": int, "quote": str, "doc": str,
         "program": str, "producer": str, "filter": str, "since": str, "until": str,
         "documents": int, "events": int, "undated": int, "blocs": int, "frustration": float}
NEVER_NULL = {"label", "count", "relation", "undirected", "reports", "weight", "sign",
              "signed_weight", "intensity", "confidence", "actual", "planned", "negated",
              "possible", "alleged", "doc", "pagerank", "bloc"}


def plain(value):
    """Characters that XML has no way to write are spaces there."""
    if not isinstance(value, str):
        return value
    return "".join(" " if ord(c) < 32 and c != "\n" else c for c in value)


def compare(where, got, want):
    want = {k: plain(v) for k, v in want.items() if k in TYPES and v is not None}
    got = {k: v for k, v in got.items() if k in TYPES}
    assert got == want, (where, got, want)
    for name, value in got.items():
        assert type(value) is TYPES[name], (where, name, value)
        assert not isinstance(value, float) or math.isfinite(value), (where, name, value)


assert graphml.is_directed() and graph.is_directed() and graph.is_multigraph()
assert set(graphml.nodes) == set(graph.nodes)
for node, attributes in graph.nodes(data=True):
    compare(node, graphml.nodes[node], attributes)
    assert all(attributes[n] is not None for n in NEVER_NULL & attributes.keys()), attributes
edges = {(s, t, a["relation"]): a for s, t, a in graphml.edges(data=True)}
assert len(edges) == graphml.number_of_edges() == graph.number_of_edges() == len(data["links"])
for s, t, key, attributes in graph.edges(keys=True, data=True):
    assert key == attributes["relation"]
    compare((s, t, key), edges[s, t, key], attributes)
    assert all(attributes[n] is not None for n in NEVER_NULL & attributes.keys()), attributes
    assert len(attributes["evidence"]) == attributes["count"] >= 1
    assert attributes["signed_weight"] == attributes["sign"] * attributes["weight"]
compare("graph", graphml.graph, data["graph"])
assert data["graph"]["schema"] == "entente-graph/1" and "factors" in data["graph"]["filter"]


# GEXF. This NetworkX knows 1.2: the same but for the names of its spaces.
with open(prefix + "-graph.gexf", encoding="utf-8") as f:
    text = f.read()
if not hasattr(networkx.readwrite.gexf.GEXF, "versions") or "1.3" not in networkx.readwrite.gexf.GEXF.versions:
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
gexf = networkx.read_gexf(io.BytesIO(text.encode()))
assert gexf.is_directed() and gexf.graph["mode"] == "dynamic" and set(gexf.nodes) == set(graph.nodes)
for node, attributes in graph.nodes(data=True):
    compare(node, gexf.nodes[node], attributes)
    assert gexf.nodes[node]["viz"].keys() == {"color", "size"} | gexf.nodes[node]["viz"].keys() & {"shape"}


def spells(evidence):
    """Runs of days that the dated events cover."""
    days = set()
    for event in evidence:
        if event["date"]:
            first = datetime.date.fromisoformat(event["date"]).toordinal()
            last = datetime.date.fromisoformat(event["date_to"] or event["date"]).toordinal()
            days |= set(range(first, max(first, last) + 1))
    iso = lambda day: datetime.date.fromordinal(day).isoformat()
    return list(zip([iso(d) for d in sorted(days) if d - 1 not in days],
                    [iso(d) for d in sorted(days) if d + 1 not in days]))


edges = {(s, t, a["relation"]): a for s, t, a in gexf.edges(data=True)}
assert len(edges) == gexf.number_of_edges() == graph.number_of_edges()
assert len({a["id"] for a in edges.values()}) == len(edges)
for s, t, key, attributes in graph.edges(keys=True, data=True):
    assert edges[s, t, key].pop("label") == key
    compare((s, t, key), edges[s, t, key], attributes)
    assert edges[s, t, key].get("spells", []) == spells(attributes["evidence"]), (s, t, key, edges[s, t, key])

# Pajek: vertices are known by labels.
pajek = networkx.read_pajek(prefix + "-graph.net")
written = lambda text: plain(text).replace('"', "'").replace("\\", "\u29f5").replace("\n", " ")
label = {node: written(attributes["label"]) for node, attributes in graph.nodes(data=True)}
assert len(set(label.values())) == len(label) and set(pajek.nodes) == set(label.values()), pajek.nodes
got = sorted((s, t, a["l"], a["weight"]) for s, t, a in pajek.edges(data=True))
assert got == sorted((label[s], label[t], a["relation"], a["signed_weight"]) for s, t, a in graph.edges(data=True))


def rows(name):
    with open(prefix + name, encoding="utf-8", newline="") as f:
        found = list(csv.DictReader(f, strict=True))
    assert all(None not in r and None not in r.values() for r in found), found
    return found


def cell(value):
    value = plain(value)
    return "'" + value if value[:1] in ("=", "+", "-", "@") else value


def compare_row(where, row, attributes):
    for name in (attributes.keys() & TYPES.keys()) - {"label", "weight"}:
        value = attributes[name]
        if isinstance(value, (str, type(None))):
            same = row[name] == cell(value or "")
        elif isinstance(value, bool):
            same = row[name] == str(value).lower()
        else:
            same = float(row[name]) == value
        assert same, (where, name, row[name], value)


nodes = {r["Id"]: r for r in rows("-nodes.csv")}
assert set(nodes) == {cell(n) for n in graph.nodes}
for node, attributes in graph.nodes(data=True):
    assert nodes[cell(node)]["Label"] == cell(attributes["label"])
    compare_row(node, nodes[cell(node)], attributes)
table = {(r["Source"], r["Target"], r["Kind"]): r for r in rows("-edges.csv")}
assert set(table) == {(cell(s), cell(t), k) for s, t, k in graph.edges(keys=True)}
for s, t, key, attributes in graph.edges(keys=True, data=True):
    row = table[cell(s), cell(t), key]
    assert float(row["Weight"]) == attributes["weight"]
    compare_row((s, t, key), row, attributes)
    assert row["Type"] == ("Undirected" if attributes["undirected"] else "Directed")
if prefix == "hostile":
    labels = {a["label"] for _, a in graph.nodes(data=True)}
    assert '<Al&pha> "quoted\\N" \\' in labels and '=1+1,\n"two"' in labels, labels
    assert any(a["quote"] == "bad \ufffd\ufffd bytes" for _, _, a in graph.edges(data=True))
