"""Writes a synthetic signed network as a table that `entente import` reads; the same for the same arguments.

Actors stand in blocs; how often an actor is drawn falls with its rank (Zipf), so that degrees are
skewed as those of states are. Pairs of a bloc are friendly nine times out of ten, others as often
hostile as friendly. Weights are log-normal, to one decimal, so that paths tie as real ones do. Each
pair is there once, and nobody is left without one. Names do not tell who is drawn often.

usage: generate_network.py ACTORS PAIRS [SEED]    (to standard output)
"""
import bisect
import itertools
import random
import sys

FRIENDLY = ("alliance", "meeting", "support", "agree", "cooperate", "aid")
HOSTILE = ("accuse", "reject", "threaten", "sanction", "coerce", "assault")
BLOCS = 5


def main():
    actors, pairs = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    shares = list(itertools.accumulate(1 / (i + 20) ** 0.75 for i in range(actors)))
    bloc = [draw.randrange(BLOCS) for _ in range(actors)]
    number = list(range(actors))
    draw.shuffle(number)
    one = lambda: bisect.bisect(shares, draw.random() * shares[-1])
    seen = set()
    print("source,target,relation,weight,date")
    while len(seen) < pairs:
        a = len(seen) if len(seen) < actors else one()
        b = one()
        if a == b or (a, b) in seen or (b, a) in seen:
            continue
        seen.add((a, b))
        friendly = draw.random() < (0.9 if bloc[a] == bloc[b] else 0.5)
        relation = draw.choice(FRIENDLY if friendly else HOSTILE)
        weight = max(0.1, round(draw.lognormvariate(1.5, 1), 1))
        print(f"N{number[a]:06},N{number[b]:06},{relation},{weight},2022-{draw.randrange(1, 13):02}")


main()
