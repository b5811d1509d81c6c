"""Writes synthetic GDELT 2.0 event rows, drawn from real ones.

The two actors are those of one real row three times out of four, else of two; event, places and
source come from a row each; 180,000 rows are added a day, as in GDELT, and lie as many days before
that as a real row's SQLDATE lies before its DATEADDED.

usage: generate.py ROWS FILE...    (FILE: real *.export.CSV of 61 columns; rows go to standard output)
"""
import datetime
import functools
import random
import sys

ROWS_A_DAY = 180000


def read(paths):
    rows = []
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 61:
                    rows.append(cells)
    return rows


def joined(rows, first, end):
    return ["\t".join(r[first:end]) for r in rows]


def lags(rows):
    """Days between the event, as the row has it, and the day when it was added."""
    found = []
    for r in rows:
        try:
            event = datetime.datetime.strptime(r[1], "%Y%m%d")
            found.append((datetime.datetime.strptime(r[59][:8], "%Y%m%d") - event).days)
        except ValueError:
            pass
    return found


def day_cells(day):
    year = day.year + (day.timetuple().tm_yday - 1) / 365
    return f"{day:%Y%m%d}\t{day:%Y%m}\t{day:%Y}\t{year:.4f}"


def main():
    count, paths = int(sys.argv[1]), sys.argv[2:]
    rows = read(paths)
    if not rows:
        sys.exit("generate.py: no rows of 61 columns in the files given")
    one, two, both = joined(rows, 5, 15), joined(rows, 15, 25), joined(rows, 5, 25)
    event, places, url = joined(rows, 25, 35), joined(rows, 35, 59), joined(rows, 60, 61)
    lag, size = lags(rows), len(rows)
    start, draw = datetime.date(2019, 1, 1), random.Random(2019).random
    cells = functools.lru_cache(maxsize=None)(lambda n: day_cells(start + datetime.timedelta(n)))
    batch = []
    for n in range(count):
        added = n // ROWS_A_DAY
        actors = both[int(draw() * size)] if draw() < 0.75 else \
            one[int(draw() * size)] + "\t" + two[int(draw() * size)]
        batch.append(f"{800000000 + n}\t{cells(added - lag[int(draw() * len(lag))])}\t{actors}\t"
                     f"{event[int(draw() * size)]}\t{places[int(draw() * size)]}\t"
                     f"{cells(added)[:8]}120000\t{url[int(draw() * size)]}\n")
        if len(batch) == 20000:
            sys.stdout.write("".join(batch))
            batch.clear()
    sys.stdout.write("".join(batch))


main()
