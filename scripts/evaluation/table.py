"""table.py - the figures as one table, for the terminal or for a document."""
import collections

HEAD = ("", "precision", "recall", "figure", "95 %", "counts", "baseline", "95 %")

# cells: strings, as in HEAD
Group = collections.namedtuple("Group", "title rows")

SCALED = {"quiet": "{:.1f}"}
WORDS = {"pair": "pair, F1", "claim": "claim, F1", "strict": "claim with its statuses, F1",
         "macro": "claim, F1, mean of documents", "exact": "statuses of right claims: share right",
         "statuses": "statuses of right claims: F1, mean",
         "evidence": "quotes a sentence that gold cites",
         "quiet": "false claims per 1,000 silent sentences"}
ORDER = tuple(WORDS)


def number(value, form="{:.3f}"):
    return "" if value is None else form.format(value)


def span(figure, form="{:.3f}"):
    return "" if figure is None or figure.low is None else \
        f"{form.format(figure.low)}-{form.format(figure.high)}"


def row(label, figure, base, form="{:.3f}"):
    counts = "" if figure.counts is None else "/".join(map(str, figure.counts))
    return (label, number(figure.precision), number(figure.recall), number(figure.value, form),
            span(figure, form), counts, "" if base is None else number(base.value, form),
            span(base, form))


def figures_group(title, figures, plain, actual):
    """`plain`: the baseline of every two actors; `actual`: the same claims, always actual."""
    rows = []
    for m in ORDER:
        empty = figures[m].counts is not None and not any(figures[m].counts)
        if not empty:
            base = actual if m in ("exact", "statuses") else plain
            rows.append(row(WORDS[m], figures[m], base[m], SCALED.get(m, "{:.3f}")))
    for kind, base in (("relation", plain), ("status", actual)):
        names = sorted((m for m in figures if m[0] == kind and any(figures[m].counts)),
                       key=lambda m: (-figures[m].counts[2], -figures[m].counts[1], m))
        rows += [row(f"{kind} {m[1]}", figures[m], base.get(m)) for m in names]
    return Group(title, rows)


def text(groups):
    cells = [("  " + r[0],) + r[1:] for g in groups for r in g.rows] + [HEAD]
    widths = [max(len(r[k]) for r in cells) for k in range(len(HEAD))]

    def line(r):
        padded = [c.ljust(w) if k in (0, 4, 7) else c.rjust(w)
                  for k, (c, w) in enumerate(zip(r, widths))]
        return "  ".join(padded).rstrip()

    out = [line(HEAD), "-" * (sum(widths) + 2 * len(widths) - 2)]
    for k, g in enumerate(groups):
        out += ([""] if k else []) + [g.title]
        out += [line(("  " + r[0],) + r[1:]) for r in g.rows]
    return "\n".join(out)


def markdown(groups):
    out = ["| | precision | recall | figure | 95 % | counts | baseline | 95 % |",
           "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for g in groups:
        out.append(f"| **{g.title}** |" + " |" * (len(HEAD) - 1))
        out += ["| " + " | ".join(r) + " |" for r in g.rows]
    return "\n".join(" ".join(line.split()) for line in out)
