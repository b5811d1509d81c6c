"""Checks graph.graphml, graph.json and the two CSV tables against fixtures/README.md."""
import csv
import json
import math
import re

import networkx

WEIGHTS = {("CHN", "RUS", "meeting"): 2.8, ("CHN", "RUS", "sanction"): 0, ("IRN", "RUS", "aid"): 2.1,
           ("RUS", "UKR", "assault"): 10, ("USA", "RUS", "sanction"): 7.6, ("USA", "UKR", "aid"): 6.3}
NAMES = {"CHN": "China", "IRN": "Iran", "RUS": "Russia", "UKR": "Ukraine", "USA": "United States"}
EDGE = {"relation", "plover", "undirected", "count", "reports", "weight", "sign", "signed_weight",
        "intensity", "confidence", "actual", "planned", "negated", "possible", "alleged", "quote", "doc"}


def weights(found):
    assert found.keys() == WEIGHTS.keys(), found
    for key, weight in WEIGHTS.items():
        assert math.isclose(float(found[key]), weight, rel_tol=1e-8, abs_tol=1e-12), (key, found[key], weight)


def graphml():
    g = networkx.read_graphml("graph.graphml")
    assert g.is_directed()
    assert {n: d["label"] for n, d in g.nodes(data=True)} == NAMES
    weights({(s, t, e["relation"]): e["weight"] for s, t, e in g.edges(data=True)})
    for s, t, e in g.edges(data=True):
        assert EDGE <= e.keys(), EDGE - e.keys()
        assert ("first" in e) == ("last" in e) == (e["relation"] != "sanction" or s != "CHN"), (s, t, e)
        assert e["undirected"] == (e["relation"] == "meeting")
        assert e["sign"] * e["weight"] == e["signed_weight"]
        assert sum(e[x] for x in ("actual", "planned", "negated", "possible", "alleged")) == e["count"]
    for thing in list(g.nodes.values()) + [e for _, _, e in g.edges(data=True)]:
        assert all(not isinstance(v, float) or math.isfinite(v) for v in thing.values())
    quotes = {e["quote"] for _, _, e in g.edges(data=True)}
    assert 'Washington put "new" sanctions on Russia & others <soon>.' in quotes, quotes
    ids = re.findall(r'<key id="([^"]*)"', open("graph.graphml", encoding="utf-8").read())
    assert len(ids) == len(set(ids)) and all(re.match("[neg]_", i) for i in ids), ids
    assert abs(sum(d["pagerank"] for _, d in g.nodes(data=True)) - 1) < 1e-6
    assert {n: d["degree"] for n, d in g.nodes(data=True)} == {"CHN": 1, "IRN": 1, "RUS": 4, "UKR": 2, "USA": 2}


def node_link():
    with open("graph.json", encoding="utf-8") as f:
        j = json.load(f)
    assert {n["id"]: n["label"] for n in j["nodes"]} == NAMES
    weights({(e["source"], e["target"], e["relation"]): e["weight"] for e in j["links"]})
    assert all(e["evidence"] for e in j["links"]), "a link has no evidence"


def tables():
    with open("graph-nodes.csv", encoding="utf-8", newline="") as f:
        assert {r["Id"]: r["Label"] for r in csv.DictReader(f)} == NAMES
    with open("graph-edges.csv", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    weights({(r["Source"], r["Target"], r["Kind"]): r["Weight"] for r in rows})
    assert all(None not in r and None not in r.values() for r in rows), "a row has too many or too few columns"


graphml()
node_link()
tables()
