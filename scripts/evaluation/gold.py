"""gold.py - the folder of gold texts and records, and the parts that are measured.

A part is a set of texts with the records that they should give: `texts` ({doc, date,
sentences}), `truth` (a file that score.py reads) and `cited`, whether its records cite
sentences by their numbers.
"""
import collections
import json
import os
import re
import unicodedata

SITES = {"us": "https://www.state.gov/", "wn": "https://en.wikinews.org/wiki/",
         "gu": "https://en.wikinews.org/wiki/"}
SEED_DATE = "2022-09-08"

Part = collections.namedtuple("Part", "name title texts truth cited")


def records(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def write_records(path, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def is_news(doc):
    """Of the training texts: news of several sentences, not one-sentence news."""
    return not doc.startswith("ce")


def clean(text):
    """As the program keeps text: NFC, plain spaces, nothing invisible."""
    text = re.sub(r"[\u200b-\u200f\u2060\ufeff\u00ad]", "", unicodedata.normalize("NFC", text))
    return re.sub(r"[^\S\n]+", " ", text)


def body(sentences):
    """Sentences that end as such run on; other lines (of a list, say) stand alone."""
    return clean("".join(s + (" " if re.search(r"[.!?][\"”’')\]]*$", s) else "\n\n")
                         for s in sentences)).strip()


def write_articles(texts, path):
    """Texts of which only sentences are known, as articles; of one sentence: without title."""
    rows = []
    for t in texts:
        title = t["sentences"][0] if len(t["sentences"]) > 1 else None
        rows.append({"id": t["doc"], "title": title and clean(title), "date": t["date"],
                     "url": SITES.get(t["doc"][:2]),
                     "text": body(t["sentences"][1 if title else 0:])})
    write_records(path, rows)


class Gold:
    """Parts are None where the folder lacks their files."""

    def __init__(self, folder, place):
        self.folder, self.place = folder, place
        self.train_texts = records(self.at("train-texts.jsonl"))
        self.train = records(self.at("train.jsonl"))

    def at(self, name):
        return os.path.join(self.folder, name)

    def relation(self):
        """The relation that training texts state most often."""
        counts = collections.Counter(r["relation"] for r in self.train if "relation" in r)
        return counts.most_common(1)[0][0] if counts else "meeting"

    def seed(self):
        if not os.path.exists(self.at("seed/xi-putin.jsonl")):
            return None
        with open(self.at("seed/as-received.txt"), encoding="utf-8") as f:
            sentences = [s for s in re.split(r"(?<=[.!?”\"])\s+|\n+", f.read()) if s]
        texts = [{"doc": "xi-putin", "date": SEED_DATE, "sentences": sentences}]
        return Part("seed", "seed article (the rules grew on it)", texts,
                    self.at("seed/xi-putin.jsonl"), False)

    def dev(self):
        return Part("dev", "dev", records(self.at("dev-texts.jsonl")), self.at("dev.jsonl"), True)

    def gsr(self):
        if not os.path.exists(self.at("gsr-dev.jsonl")):
            return None
        texts = [{"doc": r["doc"], "date": r["date"], "sentences": [r["text"]]}
                 for r in records(self.at("gsr-dev-texts.jsonl"))]
        return Part("gsr-dev", "PLOVER's gold standard records, by --view plover", texts,
                    self.at("gsr-dev.jsonl"), False)

    def of_train(self, news):
        texts = [t for t in self.train_texts if is_news(t["doc"]) == news]
        docs = {t["doc"] for t in texts}
        if not docs:
            return None
        name = "train-news" if news else "train-events"
        truth = os.path.join(self.place, name + "-truth.jsonl")
        write_records(truth, [r for r in self.train if r["doc"] in docs])
        what = "news" if news else "one-sentence news"
        return Part(name, f"train, {what}, held out", texts, truth, True)
