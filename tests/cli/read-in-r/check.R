# Compares graph.graphml and graph.net, as igraph reads them, with the two CSV tables.
suppressPackageStartupMessages(library(igraph))
table_of <- function(file) read.csv(file, colClasses = "character", na.strings = character())
nodes <- table_of("graph-nodes.csv")
edges <- table_of("graph-edges.csv")

# Numbers by value, truth by its word; what is not there is an empty cell.
same <- function(name, found, told) {
  if (is.logical(found)) found <- tolower(found)
  if (is.numeric(found)) {
    there <- told != ""
    # The tables have nine digits.
    stopifnot(all(abs(found[there] - as.numeric(told[there])) <= 1e-8 * pmax(1, abs(found[there]))))
  } else if (!identical(as.character(found), told)) {
    stop(name, ": ", paste(found, collapse = "|"), " and ", paste(told, collapse = "|"))
  }
}

compare <- function(attributes, get, told, at_least) {
  names(told) <- tolower(names(told))
  common <- intersect(tolower(attributes), names(told))
  stopifnot(length(common) >= at_least)
  for (name in attributes[tolower(attributes) %in% common]) {
    if (!(name %in% c("id", "Id"))) same(name, get(name), told[[tolower(name)]])
  }
}

g <- read_graph("graph.graphml", format = "graphml")
stopifnot(is_directed(g), V(g)$id == nodes$Id)
ends <- ends(g, E(g), names = FALSE)
stopifnot(V(g)$id[ends[, 1]] == edges$Source, V(g)$id[ends[, 2]] == edges$Target)
compare(vertex_attr_names(g), function(n) vertex_attr(g, n), nodes, 8)
compare(edge_attr_names(g), function(n) edge_attr(g, n), edges, 16)

p <- read_graph("graph.net", format = "pajek")
stopifnot(vcount(p) == nrow(nodes), ecount(p) == nrow(edges))
stopifnot(abs(sort(E(p)$weight) - sort(as.numeric(edges$signed_weight))) < 1e-8) # Pajek has signs
cat(vcount(g), "actors,", ecount(g), "edges\n")
