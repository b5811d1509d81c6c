"""runs.py - runs the program: on each part, without having learnt a text, and for its speed.

Texts of train are read with models of claims that did not learn from them: train is cut into
five parts, and for each a model learns from the other four (its calibration and threshold
too). The models lie in CACHE, under a name that depends on all that made them.
"""
import collections
import hashlib
import os
import subprocess
import sys
import time

from . import baseline, gold as golden

FOLDS = 5
DATA = os.path.join(baseline.ROOT, "data")

class Speed(collections.namedtuple("Speed", "sentences seconds megabytes")):
    def rate(self):
        return self.sentences / max(self.seconds, 1e-9)


def run(command, what):
    """CPU seconds and the most memory of a command that has to succeed."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"evaluate: {what}: exit {child.returncode}: {said.strip()[-400:]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def extract(program, inputs, found, *options):
    return run([program, "extract", *inputs, *options, "-o", found], "extract")


def found_in(path):
    return [r for r in golden.records(path) if "relation" in r]


def fold_of(doc):
    return hashlib.sha256(doc.encode()).digest()[0] % FOLDS


class HeldOut:
    """Models of claims that have not seen a part of the training texts."""

    def __init__(self, gold, trainer, cache):
        self.gold, self.trainer = gold, trainer
        self.folder = os.path.join(cache, self._key())

    def _key(self):
        digest = hashlib.sha256(str(FOLDS).encode())
        lexicon = os.path.join(DATA, "lexicon")
        tables = [os.path.join(lexicon, n) for n in sorted(os.listdir(lexicon))]
        for path in [self.trainer, os.path.join(DATA, "model/english.model"), *tables,
                     self.gold.at("train.jsonl"), self.gold.at("train-texts.jsonl")]:
            with open(path, "rb") as f:
                digest.update(hashlib.sha256(f.read()).digest())
        return digest.hexdigest()[:16]

    def _learn(self, fold, data):
        os.makedirs(os.path.join(data, "model"), exist_ok=True)
        for name in ("lexicon", "model/english.model"):
            link = os.path.join(data, name)
            if not os.path.lexists(link):
                os.symlink(os.path.join(DATA, name), link)
        left_out = os.path.join(data, "left-out")
        with open(left_out, "w", encoding="utf-8") as f:
            f.writelines(t["doc"] + "\n" for t in self.gold.train_texts
                         if fold_of(t["doc"]) == fold)
        run([self.trainer, "claims", self.gold.folder, "--data", DATA, "--without", left_out,
             "--threads", str(os.cpu_count() or 1), "-o", os.path.join(data, "model/claims.model")],
            f"learning without part {fold + 1}")

    def data(self, fold):
        data = os.path.join(self.folder, f"part-{fold + 1}")
        if not os.path.exists(os.path.join(data, "model/claims.model")):
            print(f"evaluate: learning without part {fold + 1} of {FOLDS}", file=sys.stderr)
            self._learn(fold, data)
        return data

    def extract(self, program, texts, place):
        """Claims of the texts, each by the model that has not seen it."""
        found = []
        articles, out = (os.path.join(place, n) for n in ("held-out.jsonl", "held-out-found.jsonl"))
        for fold in range(FOLDS):
            mine = [t for t in texts if fold_of(t["doc"]) == fold]
            if mine:
                golden.write_articles(mine, articles)
                extract(program, [articles], out, "--data", self.data(fold))
                found += found_in(out)
        return found


def speeds(program, texts, place):
    """CPU time (after start-up) and memory of one thread in both modes, over all texts and
    over half of them."""
    path, out = (os.path.join(place, n) for n in ("speed.jsonl", "speed-found.jsonl"))

    def measured(some, *options):
        golden.write_articles(some, path)
        return extract(program, [path], out, "--threads", "1", *options)
    count = sum(len(t["sentences"]) for t in texts)
    start = min(measured([{**texts[0], "sentences": ["The weather in May was fine."]}])[0] for _ in range(3))
    result = {"start": Speed(1, start, None), "half": Speed(None, *measured(texts[::2]))}
    for mode in ("accurate", "fast"):
        seconds, megabytes = measured(texts, "--mode", mode)
        result[mode] = Speed(count, seconds - start, megabytes)
    names, start = baseline.name_codes(), time.process_time()
    for _ in baseline.claims(texts, "meeting", names):
        pass
    result["baseline"] = Speed(count, time.process_time() - start, None)
    return result
