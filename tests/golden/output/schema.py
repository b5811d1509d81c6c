"""Checks GraphML and GEXF 1.3 files against what their definitions allow: elements and where
they stand, attributes and their types, ids that are unique, references that hold.
usage: schema.py FILE..."""
import datetime
import math
import re
import sys
import xml.etree.ElementTree as ElementTree

XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
ML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def number(text):
    assert math.isfinite(float(text)) and re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text), text


def day(text):
    datetime.date.fromisoformat(text)


def one_of(*words):
    def check(text):
        assert text in words, (text, words)
    return check


def up_to(most, kind=float):
    def check(text):
        assert 0 <= kind(text) <= most, text
    return check


VALUES = {"string": str, "double": number, "long": lambda text: int(text, 10),
          "boolean": one_of("true", "false")}
kind = one_of(*VALUES)

# element: (elements in it, needed attributes, further attributes), each with its check
GRAPHML = {
    "graphml": ({"key", "graph"}, {}, {XSI: str}),
    "key": (set(), {"id": str, "for": one_of("graph", "node", "edge"), "attr.name": str, "attr.type": kind}, {}),
    "graph": ({"data", "node", "edge"}, {"edgedefault": one_of("directed", "undirected")}, {"id": str}),
    "node": ({"data"}, {"id": str}, {}),
    "edge": ({"data"}, {"source": str, "target": str},
             {"id": str, "directed": one_of("true", "false")}),
    "data": (set(), {"key": str}, {}),
}
ALL_VIZ = {VIZ + "color": (set(), {"r": up_to(255, int), "g": up_to(255, int), "b": up_to(255, int)}, {"a": up_to(1)}),
           VIZ + "size": (set(), {"value": number}, {}), VIZ + "thickness": (set(), {"value": number}, {})}
GEXF_13 = {
    "gexf": ({"meta", "graph"}, {"version": one_of("1.3")}, {XSI: str}),
    "meta": ({"creator", "description"}, {}, {"lastmodifieddate": day}),
    "creator": (set(), {}, {}),
    "description": (set(), {}, {}),
    "graph": ({"attributes", "nodes", "edges"}, {},
              {"defaultedgetype": one_of("directed", "undirected", "mutual"), "mode": one_of("static", "dynamic"),
               "timeformat": one_of("integer", "double", "date", "dateTime"),
               "timerepresentation": one_of("interval", "timestamp")}),
    "attributes": ({"attribute"}, {"class": one_of("node", "edge")}, {"mode": one_of("static", "dynamic")}),
    "attribute": (set(), {"id": str, "title": str, "type": kind}, {}),
    "nodes": ({"node"}, {}, {}),
    "edges": ({"edge"}, {}, {}),
    "node": ({"attvalues", VIZ + "color", VIZ + "size", VIZ + "shape"}, {"id": str, "label": str}, {}),
    "edge": ({"attvalues", "spells", VIZ + "color", VIZ + "thickness", VIZ + "shape"},
             {"id": str, "source": str, "target": str},
             {"type": one_of("directed", "undirected", "mutual"), "kind": str, "label": str, "weight": number}),
    "attvalues": ({"attvalue"}, {}, {}),
    "attvalue": (set(), {"for": str, "value": str}, {}),
    "spells": ({"spell"}, {}, {}),
    "spell": (set(), {"start": day, "end": day}, {}),
    **ALL_VIZ,
}
SHAPES = {"node": one_of("disc", "square", "triangle", "diamond", "image"),
          "edge": one_of("solid", "dotted", "dashed", "double")}


def walk(element, space, table, parent=None):
    name = element.tag[len(space):] if element.tag.startswith(space) else element.tag
    if name == VIZ + "shape":
        inside, needed, further = set(), {"value": SHAPES[parent]}, {}
    else:
        inside, needed, further = table[name]
    assert needed.keys() <= set(element.keys()) <= (needed | further).keys(), (name, element.attrib)
    for attribute, value in element.items():
        (needed | further)[attribute](value)
    names = [c.tag[len(space):] if c.tag.startswith(space) else c.tag for c in element]
    assert set(names) <= inside, (name, names)
    once = {"meta", "graph", "nodes", "edges", "attvalues", "spells"}
    assert all(names.count(n) <= 1 for n in set(names) if n in once or n.startswith(VIZ)), (name, names)
    for child in element:
        walk(child, space, table, name)


def check_ids(root, space):
    nodes = [n.get("id") for n in root.iter(space + "node")]
    edges = list(root.iter(space + "edge"))
    assert len(set(nodes)) == len(nodes) and len({e.get("id") for e in edges}) == len(edges)
    assert {e.get(end) for e in edges for end in ("source", "target")} <= set(nodes)


def check_graphml(root):
    walk(root, ML, GRAPHML)
    check_ids(root, ML)
    keys = {k.get("id"): k for k in root.iter(ML + "key")}
    assert len(keys) == len(list(root.iter(ML + "key")))
    for owner in [root.find(ML + "graph"), *root.iter(ML + "node"), *root.iter(ML + "edge")]:
        data = owner.findall(ML + "data")
        assert len({d.get("key") for d in data}) == len(data)
        for d in data:
            key = keys[d.get("key")]
            assert key.get("for") == owner.tag[len(ML):]
            VALUES[key.get("attr.type")](d.text)


def check_gexf(root):
    walk(root, GEXF, GEXF_13)
    check_ids(root, GEXF)
    for name in ("node", "edge"):
        types = {a.get("id"): a.get("type") for group in root.iter(GEXF + "attributes")
                 if group.get("class") == name for a in group}
        for owner in root.iter(GEXF + name):
            values = list(owner.iter(GEXF + "attvalue"))
            assert len({v.get("for") for v in values}) == len(values)
            for v in values:
                VALUES[types[v.get("for")]](v.get("value"))
    for spells in root.iter(GEXF + "spells"):
        days = [s.get(end) for s in spells for end in ("start", "end")]
        assert days and days == sorted(days), days
        assert all(a < b for a, b in zip(days[1::2], days[2::2])), days


for path in sys.argv[1:]:
    root = ElementTree.parse(path).getroot()
    try:
        (check_graphml if root.tag.startswith(ML) else check_gexf)(root)
    except (AssertionError, ValueError, KeyError, TypeError) as fault:
        sys.exit(f"{path}: {fault!r}")
