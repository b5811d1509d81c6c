"""baseline.py - what a program without any grammar would print.

Every two actors (codes) whose names of the lexicon stand in one sentence, longest match
first, with one relation, actual, in the order in which they stand.
"""
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KINDS = {"full", "abbreviation", "adjective", "capital", "seat"}


def table(name):
    with open(os.path.join(ROOT, "data/lexicon", name), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def name_codes():
    actors = {row["id"]: row for row in table("actors.tsv") if row["code"]}
    names = {row["name"]: actors[row["id"]]["code"] for row in reversed(table("names.tsv"))
             if row["type"] in KINDS and row["id"] in actors}
    names.update((row["name"], row["code"]) for row in reversed(list(actors.values())))
    return names


def codes_in(sentence, names):
    words = re.findall(r"[\w.’'-]+", sentence)
    found, at = [], 0
    while at < len(words):
        for n in range(5, 0, -1):
            name = re.sub(r"[’']s$|[.,]$", "", " ".join(words[at:at + n]))
            if name in names and len(words[at:at + n]) == n:
                found.append(names[name])
                at += n - 1
                break
        at += 1
    return list(dict.fromkeys(found))


def claims(texts, relation, names):
    for text in texts:
        for sentence in text["sentences"]:
            codes = codes_in(sentence, names)
            for i, a in enumerate(codes):
                for b in codes[i + 1:]:
                    yield {"doc": text["doc"], "source": {"code": a}, "target": {"code": b},
                           "relation": relation, "status": "actual",
                           "evidence": [{"sentence": sentence}]}


def always_actual(found):
    """What the program found, but every claim as if it had been done."""
    return [{**r, "status": "actual"} for r in found]
