"""Prints the edges of a GraphML file, one a line: source relation target count reports weight
sign. usage: edges.py GRAPH.graphml      (needs NetworkX)"""
import sys

import networkx

graph = networkx.read_graphml(sys.argv[1])
for source, target, edge in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["relation"])):
    print(source, edge["relation"], target, edge["count"], edge["reports"],
          format(edge["weight"], ".6g"), edge["sign"])
