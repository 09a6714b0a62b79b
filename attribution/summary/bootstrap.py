"""Bootstrap intervals: how far a figure moves when other articles of the same kind are drawn.

The article is what is drawn (a cluster bootstrap: claims of one article are not independent), with
replacement; the interval holds the middle 95 % of the figures of the resamples (percentile method,
Efron and Tibshirani 1993, ch. 13).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
BLOCKS = 500
"""Articles are drawn singly up to this number in a group; more are dealt out to as many blocks."""
_EDGES = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Sampling:
    """How often resamples are drawn, and from which seed."""

    resamples: int = 1000
    seed: int = 0

    def generator(self, *words: str) -> np.random.Generator:
        """The generator of a group: what other groups there are does not change it."""
        return np.random.default_rng(
            [self.seed, zlib.crc32("\0".join(words).encode(errors="surrogatepass"))]
        )


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its interval, and the counts that it comes from."""

    value: float | None
    """None where there is nothing to count."""
    low: float | None
    """None where fewer than two articles were drawn from."""
    high: float | None
    count: int
    of: int


class Tally:
    """The counts of a group's articles, summed in blocks so that memory does not grow with them."""

    def __init__(self, width: int) -> None:
        self.articles = 0
        self._blocks: Numbers = np.zeros((0, width))

    def add(self, rows: Numbers) -> None:
        """Adds articles, a row each."""
        missing = min(BLOCKS, self.articles + len(rows)) - len(self._blocks)
        if missing > 0:
            empty = np.zeros((missing, rows.shape[1]))
            self._blocks = np.concatenate([self._blocks, empty])
        places = (self.articles + np.arange(len(rows))) % BLOCKS
        np.add.at(self._blocks, places, rows)
        self.articles += len(rows)

    @property
    def sums(self) -> Numbers:
        """The counts of all articles together."""
        total: Numbers = self._blocks.sum(axis=0)
        return total

    def resampled(self, sampling: Sampling, *words: str) -> Numbers:
        """The sums of each resample, a row each; none where there are not two articles."""
        count = len(self._blocks)
        if count < 2:
            return np.zeros((0, self._blocks.shape[1]))
        shares = np.full(count, 1 / count)
        drawn: Any = sampling.generator(*words).multinomial(count, shares, sampling.resamples)
        sums: Numbers = drawn @ self._blocks
        return sums


def proportion(count: float, of: float, factor: float, counts: Numbers, ofs: Numbers) -> Estimate:
    """The figure `factor * count / of`, its interval from the same two counts of each resample."""
    if not of:
        return Estimate(None, None, None, int(count), int(of))
    value = factor * float(count) / float(of)
    figures = factor * counts[ofs > 0] / ofs[ofs > 0]
    if not len(figures):
        return Estimate(value, None, None, int(count), int(of))
    low, high = np.percentile(figures, _EDGES)
    return Estimate(value, float(low), float(high), int(count), int(of))


def share_of_articles(count: int, of: int, sampling: Sampling, *words: str) -> Estimate:
    """How many of the articles are so, in percent.

    A yes or no of each article, drawn with replacement, is a binomial: no article need be kept.
    """
    if not of:
        return Estimate(None, None, None, count, of)
    value = 100 * count / of
    if of < 2:
        return Estimate(value, None, None, count, of)
    drawn = sampling.generator(*words).binomial(of, count / of, sampling.resamples)
    low, high = np.percentile(100 * drawn / of, _EDGES)
    return Estimate(value, float(low), float(high), count, of)
