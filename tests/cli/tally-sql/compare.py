"""Compares tallies with SQLite's GROUP BY on real GDELT rows whose two actors are plain countries.

usage: compare.py rows FILE...            writes those rows to standard output
       compare.py LEXICON TABLE FILE      compares TABLE, the tallies of FILE
"""
import sqlite3
import sys

def cells(path):
    with open(path, encoding="utf-8", errors="replace", newline="\n") as file:
        for line in file:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def fill(db, name, columns, rows):
    db.execute(f"CREATE TABLE {name}({', '.join(columns)})")
    marks = ", ".join("?" * len(columns))
    db.executemany(f"INSERT INTO {name} VALUES({marks})", rows)


def is_plain(r):
    return len(r) == 61 and r[5] and r[15] and r[5] == r[7] and r[15] == r[17]


if sys.argv[1] == "rows":
    for path in sys.argv[2:]:
        for row in filter(is_plain, cells(path)):
            print("\t".join(row))
    sys.exit()

lexicon, table, rows = sys.argv[1:]
db = sqlite3.connect(":memory:")
fill(db, "raw", [f"c{i} TEXT" for i in range(1, 62)], cells(rows))
part = cells(table)
fill(db, "part", next(part), part)
cameo = cells(f"{lexicon}/cameo.tsv")
fill(db, "cameo", next(cameo), cameo)
codes = cells(f"{lexicon}/codes.tsv")
fill(db, "codes", next(codes), ((r + ["", ""])[:4] for r in codes))

DAY = "substr({0}, 1, 4) || '-' || substr({0}, 5, 2) || '-' || substr({0}, 7, 2)"
day, added = DAY.format("c2"), DAY.format("c60")
want = db.execute(f"""
    SELECT coalesce(s.means, c6) AS source, coalesce(t.means, c16) AS target, relation, status,
        CASE WHEN julianday({added}) - julianday({day}) IN (30, 365, 3650) THEN 'undated'
             ELSE {day} END AS day,
        count(*), sum(c34), sum(c33), sum(c34), sum(CAST(round(c31 * 1e6) AS INTEGER))
    FROM raw JOIN cameo ON cameo = c27
        LEFT JOIN codes s ON s.list = 'state' AND s.code = c6
        LEFT JOIN codes t ON t.list = 'state' AND t.code = c16
    WHERE relation <> '-'
        AND c6 NOT IN (SELECT code FROM codes WHERE list = 'region')
        AND c16 NOT IN (SELECT code FROM codes WHERE list = 'region')
        AND coalesce(s.means, c6) <> coalesce(t.means, c16)
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5""").fetchall()
got = db.execute("""
    SELECT source_code, target_code, relation, status, day, sum(count), sum(reports), sum(sources),
        sum(articles), sum(intensity)
    FROM part WHERE source_code <> '' AND target_code <> '' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5""").fetchall()
for row in sorted(set(want) ^ set(got))[:10]:
    print("SQLite" if row in want else "tally", *row, sep="\t")
if got != want:
    sys.exit(f"{len(set(want) ^ set(got))} sums differ")
if len(got) < 200:
    sys.exit(f"only {len(got)} sums were compared")
