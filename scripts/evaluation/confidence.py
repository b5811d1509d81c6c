"""confidence.py - how far confidences hold: of the claims printed with 0.8, are 8 of 10 right?"""
import collections

from . import measure

BINS = 10


def judged_claims(scored):
    """(document, confidence, right) of the claims that count."""
    return [(c[0], scored.judged.confidence[c], c in scored.judged.gold)
            for c in sorted(scored.judged.counted)]


def bin_of(confidence):
    return min(int(confidence * BINS), BINS - 1)


def sums(claims):
    """By bin: claims, right ones, confidences; over all: squared errors."""
    bins, squares = collections.defaultdict(lambda: [0, 0, 0.0]), 0.0
    for _, confidence, right in claims:
        b = bins[bin_of(confidence)]
        b[0] += 1
        b[1] += right
        b[2] += confidence
        squares += (confidence - right) ** 2
    return bins, squares


def gap(bins):
    """Mean distance of confidence and share of right claims, by claim."""
    count = sum(b[0] for b in bins.values())
    return measure.ratio(sum(abs(b[2] - b[1]) for b in bins.values()), count)


def brier(squares, bins):
    return measure.ratio(squares, sum(b[0] for b in bins.values()))


def plain_brier(bins):
    """Of who gives each claim the same confidence: the share of all that are right."""
    count, right = (sum(b[k] for b in bins.values()) for k in (0, 1))
    share = measure.ratio(right, count)
    return share * (1 - share)


class Reliability:
    def __init__(self, *scored):
        self.claims = [c for s in scored for c in judged_claims(s)]
        self.docs = sorted(doc for s in scored for doc in s.docs)
        self.bins, self.squares = sums(self.claims)

    def figures(self):
        """By bin or name: (figure, baseline, mean confidence)."""
        by_doc, draws = collections.defaultdict(list), collections.defaultdict(list)
        for c in self.claims:
            by_doc[c[0]].append(c)
        for per in measure.samples(self.docs) if len(self.docs) > 1 else ():
            drawn = [c for doc, n in per.items() for c in by_doc[doc] for _ in range(n)]
            bins, squares = sums(drawn)
            for b in self.bins:
                if bins[b][0]:
                    draws[b].append(bins[b][1] / bins[b][0])
            draws["gap"].append(gap(bins))
            draws["brier"].append(brier(squares, bins))
        count, right = (sum(b[k] for b in self.bins.values()) for k in (0, 1))
        result = {b: (self._figure(n[1] / n[0], draws[b], (n[1], n[0])),
                      measure.ratio(right, count), n[2] / n[0])
                  for b, n in sorted(self.bins.items())}
        result["gap"] = (self._figure(gap(self.bins), draws["gap"], None), None, None)
        result["brier"] = (self._figure(brier(self.squares, self.bins), draws["brier"], None),
                           plain_brier(self.bins), None)
        return result

    @staticmethod
    def _figure(value, draws, counts):
        draws = sorted(draws)
        low, high = (draws[int(len(draws) * q)] for q in (0.025, 0.975)) if draws else (None, None)
        return measure.Figure(value, low, high, None, None, counts)
