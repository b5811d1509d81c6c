"""measure.py - figures of score.py, with intervals over documents.

score.py, which comes with the gold texts, says what is right: it is run, and its figures
are the ones that are reported. It has an interval for claims only. Here the same counts
are made for each document, so that all figures get one: 500 samples of documents, as
score.py draws them. Counts that do not add up to what score.py prints are a failure.
"""
import collections
import importlib.util
import random
import re
import subprocess
import sys

DRAWS, LOW, HIGH = 500, 12, 487

# counts: (right, found, gold), or (right, all) of a share; None where score.py has none
Figure = collections.namedtuple("Figure", "value low high precision recall counts")


def load_score(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(docs):
    """Documents drawn with replacement, as numbers of times that each is in the sample."""
    rng = random.Random(1)
    for _ in range(DRAWS):
        yield collections.Counter(rng.choice(docs) for _ in docs)


def interval(values):
    values = sorted(values)
    return values[LOW], values[HIGH]


class Judged:
    """Gold and found claims of one part, counted for each document."""

    def __init__(self, score, truth, found, texts):
        self.s, self.texts = score, texts
        self.docs, self.gold, self.neutral = set(), set(), set()
        self.wanted, self.allowed, self.cited = (collections.defaultdict(set) for _ in range(3))
        self.status, self.quotes = (collections.defaultdict(set) for _ in range(2))
        self.confidence = collections.defaultdict(float)
        self._read_gold(truth)
        self._read_found(found)
        self.counts = collections.defaultdict(collections.Counter)  # doc -> (measure, k) -> n
        self._count_claims()
        self._count_statuses()
        self._count_quiet_and_evidence()

    def _read_gold(self, truth):
        for r in self.s.load(truth):
            self.docs.add(r["doc"])
            claim = self.s.claim(r) if "relation" in r else None
            if "relation" not in r:
                continue
            self.cited[claim].update(r.get("sentences") or ())
            unsure = r.get("sure") is False or self.s.NEUTRAL & {claim[1], claim[2]}
            (self.neutral if unsure else self.gold).add(claim)
            self.allowed[claim].add(r["status"])
            if not unsure:
                self.wanted[claim].add(r["status"])

    def _read_found(self, found):
        for r in self.s.load(found):
            claim = self.s.claim(r) if "relation" in r and r["doc"] in self.docs else None
            if claim:
                self.status[claim].add(r.get("status") or "actual")
                self.confidence[claim] = max(self.confidence[claim], r.get("confidence", 1.0))
                self.quotes[claim].update(e.get("sentence", "") for e in r.get("evidence") or ())
        self.found = set(self.status)
        self.counted = self.found - (self.neutral - self.gold)
        self.hits = self.gold & self.found

    def exact(self, claim):
        return self.wanted[claim] <= self.status[claim] <= self.allowed[claim]

    def _add(self, measure, k, claims, name=None):
        for c in claims:
            self.counts[c[0]][measure if name is None else (measure, name(c)), k] += 1

    def _count_claims(self):
        pairs = [{self.s.pair(c) for c in claims}
                 for claims in (self.gold, self.found, self.neutral)]
        found_pairs = pairs[1] - (pairs[2] - pairs[0])
        for k, claims in enumerate((pairs[0] & pairs[1], found_pairs, pairs[0])):
            self._add("pair", k, claims)
        for k, claims in enumerate((self.hits, self.counted, self.gold)):
            self._add("claim", k, claims)
            self._add("relation", k, claims, lambda c: c[3])
            self._add("strict", k, [c for c in claims if k or self.exact(c)])

    def _count_statuses(self):
        for c in self.hits:
            self.counts[c[0]]["exact", 0] += self.exact(c)
            self.counts[c[0]]["exact", 1] += 1
            for s in self.s.STATUSES:
                found = s in self.status[c] and (s in self.wanted[c] or s not in self.allowed[c])
                kinds = (s in self.wanted[c] & self.status[c], found, s in self.wanted[c])
                for k, yes in enumerate(kinds):
                    self.counts[c[0]][("status", s), k] += yes

    def _count_quiet_and_evidence(self):
        stating = {c[0] for c in self.gold | self.neutral}
        self.silent = self.docs - stating
        for doc in self.silent:
            self.counts[doc]["quiet", 0] = self.counts[doc]["claim", 1]
            self.counts[doc]["quiet", 1] = len(self.texts.get(doc, ()))
        for c in self.hits:
            lines = self.texts.get(c[0])
            if lines and self.cited[c]:
                cited = [lines[k - 1] for k in self.cited[c] if 0 < k <= len(lines)]
                good = any(self.s.same_sentence(q, x) for q in self.quotes[c] for x in cited)
                self.counts[c[0]]["evidence", 0] += good
                self.counts[c[0]]["evidence", 1] += 1

    def names(self, measure):
        return {key[0][1] for per in self.counts.values() for key in per
                if key[0][0] == measure}


def triple(total, measure):
    return tuple(total[measure, k] for k in range(3))


def ratio(a, b):
    return a / b if b else 0.0


class Scored:
    """The figures of one part, by name: ("claim", "pair", ("relation", "aid"), ...)."""

    def __init__(self, score, score_path, truth, found, texts=None, texts_path=None):
        self.judged = j = Judged(score, truth, found, texts or {})
        self.docs = sorted(j.docs)
        self.measures = {m: self._f1(m) for m in ("pair", "claim", "strict")}
        self.measures.update(((k, n), self._f1((k, n)))
                             for k in ("relation", "status") for n in j.names(k))
        self.measures["macro"] = self._macro
        self.measures["statuses"] = self._statuses
        self.measures["exact"] = lambda total, per: ratio(total["exact", 0], total["exact", 1])
        self.measures["evidence"] = lambda total, per: ratio(total["evidence", 0],
                                                             total["evidence", 1])
        self.measures["quiet"] = lambda total, per: 1000 * ratio(total["quiet", 0],
                                                                 total["quiet", 1])
        once = collections.Counter(self.docs)
        self.total = self._sum(once)
        self.points = {m: f(self.total, once) for m, f in self.measures.items()}
        self._check(score_path, truth, found, texts_path)

    def _f1(self, measure):
        return lambda total, per: self.judged.s.f1(*triple(total, measure))

    def _macro(self, total, per):
        weight = sum(n for doc, n in per.items() if self.judged.counts[doc]["claim", 2])
        return ratio(sum(n * self.judged.s.f1(*triple(self.judged.counts[doc], "claim"))
                         for doc, n in per.items()
                         if self.judged.counts[doc]["claim", 2]), weight)

    def _statuses(self, total, per):
        each = [triple(total, ("status", s)) for s in self.judged.s.STATUSES]
        each = [self.judged.s.f1(*x) for x in each if x[2]]
        return ratio(sum(each), len(each))

    def _sum(self, per):
        total = collections.Counter()
        for doc, n in per.items():
            for key, count in self.judged.counts[doc].items():
                total[key] += n * count
        return total

    def _check(self, score_path, truth, found, texts_path):
        """What is reported is what score.py prints."""
        command = [sys.executable, score_path, truth, found]
        command += ["--texts", texts_path] if texts_path else []
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        wanted = {m: r"%s .*\((\d+) right of (\d+) found, (\d+) in gold\)" % m
                  for m in ("pair", "claim", "strict")}
        for m, pattern in wanted.items():
            counts = tuple(map(int, re.search("^" + pattern, said, re.M).groups()))
            if counts != triple(self.total, m):
                sys.exit(f"{score_path}: {m} {counts}, but here {triple(self.total, m)}")
        for m, pattern in (("macro", r"^macro +claim F1 ([\d.]+)"),
                           ("exact", r"^status +exact ([\d.]+)"),
                           ("statuses", r"F1 over statuses ([\d.]+)"),
                           ("evidence", r"^evidence ([\d.]+)")):
            told = re.search(pattern, said, re.M)
            if told and abs(float(told.group(1)) - self.points[m]) > 0.00051:
                sys.exit(f"{score_path}: {m} {told.group(1)}, but here {self.points[m]:.3f}")
        quiet = int(re.search(r"^quiet +(\d+)", said, re.M).group(1))
        if quiet != self.total["quiet", 0]:
            sys.exit(f"{score_path}: {quiet} false claims, but here {self.total['quiet', 0]}")

    def figures(self):
        draws = collections.defaultdict(list)
        for per in samples(self.docs) if len(self.docs) > 1 else ():
            total = self._sum(per)
            for m, f in self.measures.items():
                draws[m].append(f(total, per))
        return {m: self._figure(m, draws.get(m)) for m in self.measures}

    def _figure(self, m, draws):
        low, high = interval(draws) if draws else (None, None)
        if m in ("macro", "statuses"):
            return Figure(self.points[m], low, high, None, None, None)
        if m in ("exact", "evidence", "quiet"):
            counts = (self.total[m, 0], self.total[m, 1])
            return Figure(self.points[m], low, high, None, None, counts)
        hit, found, gold = counts = triple(self.total, m)
        return Figure(self.points[m], low, high, ratio(hit, found), ratio(hit, gold), counts)
