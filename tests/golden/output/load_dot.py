"""Has Graphviz read the DOT file, print it as JSON, and compares that with ours.
usage: load_dot.py PREFIX      (reads PREFIX-graph.dot and .json)"""
import json
import re
import subprocess
import sys

prefix = sys.argv[1]
with open(prefix + "-graph.json", encoding="utf-8") as f:
    data = json.load(f)
read = json.loads(subprocess.run(["dot", "-Tdot_json", prefix + "-graph.dot"], check=True, capture_output=True).stdout)
nodes, edges = read.get("objects", []), read.get("edges", [])


def plain(text):
    return "".join(" " if ord(c) < 32 and c != "\n" else c for c in text)


def undo(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)


def compare(where, got, letter, want):
    for name, value in want.items():
        if name in ("id", "source", "target", "key", "evidence", "schema"):
            continue
        found = got.get(f"{letter}_{name}", "")
        if value is None:
            same = found == ""
        elif isinstance(value, str):
            same = undo(found) == plain(value)
        elif isinstance(value, bool):
            same = found == str(value).lower()
        else:
            same = float(found) == value
        assert same, (where, name, found, value)


assert [undo(n["name"]) for n in nodes] == [n["id"] for n in data["nodes"]]
for got, want in zip(nodes, data["nodes"]):
    compare(want["id"], got, "n", want)
assert len(edges) == len(data["links"])
keyed = {(nodes[e["tail"]]["name"], nodes[e["head"]]["name"], e["e_relation"]): e for e in edges}
keyed = {(undo(tail), undo(head), relation): e for (tail, head, relation), e in keyed.items()}
assert len(keyed) == len(edges)
for want in data["links"]:
    where = want["source"], want["target"], want["relation"]
    compare(where, keyed[where], "e", want)
compare("graph", read, "g", data["graph"])
