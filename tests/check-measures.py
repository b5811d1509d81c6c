#!/usr/bin/env python3
# check-measures.py - recomputes centralities with NetworkX and compares.
#
# usage: check-measures.py FILE      exit: 0 equal, 1 different, 77 no NetworkX
#   graph NODES
#   pair A B WEIGHT POSITIVE          weights of a pair: all layers, positive layers
#   node I DEGREE STRENGTH BETWEENNESS EIGENVECTOR PAGERANK
import sys

try:
    import networkx as nx
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
except ImportError:
    print("check-measures.py: NetworkX is not installed")
    sys.exit(77)

MEASURES = ["degree", "strength", "betweenness", "eigenvector", "pagerank"]
TOLERANCE = [1e-9, 1e-9, 1e-9, 1e-6, 1e-6]


def eigenvector(graph):
    """Of the component whose eigenvalue is largest, scaled to 1; 0 elsewhere."""
    best, value = {}, 0
    for nodes in nx.connected_components(graph):
        part = graph.subgraph(nodes)
        if part.number_of_edges() == 0:
            continue
        x = nx.eigenvector_centrality(part, 100000, 1e-13, weight="weight")
        top = max(x, key=x.get)
        eigenvalue = sum(d["weight"] * x[n] for n, d in part[top].items()) / x[top]
        if eigenvalue > value:
            best, value = {n: x[n] / x[top] for n in x}, eigenvalue
    return {n: best.get(n, 0) for n in graph}


def expected(nodes, pairs):
    every, tied, paths = nx.Graph(), nx.Graph(), nx.Graph()
    for graph in (every, tied, paths):
        graph.add_nodes_from(range(nodes))
    for a, b, weight, positive in pairs:
        tied.add_edge(a, b)
        if weight > 0:
            every.add_edge(a, b, weight=weight)
        if positive > 0:
            paths.add_edge(a, b, length=1 / positive)
    return [
        dict(tied.degree()),
        dict(every.degree(weight="weight")),
        nx.betweenness_centrality(paths, weight="length"),
        eigenvector(every),
        _pagerank_python(every, 0.85, max_iter=10000, tol=1e-13),
    ]


def compare(number, nodes, pairs, rows):
    wrong = 0
    for m, want in enumerate(expected(nodes, pairs)):
        for i in range(nodes):
            if not abs(rows[i][m] - want[i]) <= TOLERANCE[m] * max(1, abs(want[i])):
                print(f"graph {number}: {MEASURES[m]} of node {i} is {rows[i][m]!r}, "
                      f"NetworkX says {want[i]!r}")
                wrong += 1
    return wrong


def read(path):
    graphs = []
    for line in open(path, encoding="ascii"):
        word, *rest = line.split()
        if word == "graph":
            graphs.append((int(rest[0]), [], []))
        elif word == "pair":
            graphs[-1][1].append((int(rest[0]), int(rest[1]), float(rest[2]), float(rest[3])))
        else:
            graphs[-1][2].append([float(x) for x in rest[1:]])
    return graphs


graphs = read(sys.argv[1])
wrong = sum(compare(i, *graph) for i, graph in enumerate(graphs))
print(f"check-measures.py: {len(graphs)} graphs, {wrong} differences")
sys.exit(1 if wrong or not graphs else 0)
