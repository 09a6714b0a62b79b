"""How far a long run is: on a terminal one line that is rewritten, in a log a line a minute."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Literal

ProgressStyle = Literal["auto", "lines", "none"]
"""auto: on a terminal only."""
_SECONDS = {"terminal": 0.5, "lines": 60.0}


class ProgressLine:
    """Articles done, their rate, and the time left by the share of the input that is read."""

    def __init__(
        self,
        style: ProgressStyle,
        share: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        terminal = sys.stderr.isatty()
        self.kind = "terminal" if style == "auto" and terminal else style
        self.count = 0
        self.failed = 0
        self._share = share
        self._clock = clock
        self._began = self._told = clock()
        self._begun_at = share()
        self._shown = False

    def add(self, count: int = 1) -> None:
        """Counts articles, and tells of them when it is time."""
        self.count += count
        now = self._clock()
        if self.kind in _SECONDS and now - self._told >= _SECONDS[self.kind]:
            self._told = now
            self._write(self.line(now))

    def note(self, words: str) -> None:
        """Tells of something now, where progress is told at all."""
        if self.kind in _SECONDS:
            self._write(words)

    def line(self, now: float) -> str:
        """`1,240 articles, 3 failed, 18.2 a second, 12 min left`."""
        spent = max(now - self._began, 1e-6)
        parts = [f"{self.count:,} articles"]
        parts += [f"{self.failed:,} failed"] if self.failed else []
        parts.append(f"{self.count / spent:.1f} a second")
        share = self._share()
        if share > self._begun_at:
            left = spent * (1 - share) / (share - self._begun_at)
            parts.append(f"{duration(left)} left")
        return ", ".join(parts)

    def clear(self) -> None:
        """Takes the line away from a terminal."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def _write(self, line: str) -> None:
        self.clear()
        sys.stderr.write(line if self.kind == "terminal" else line + "\n")
        sys.stderr.flush()
        self._shown = self.kind == "terminal"


def duration(seconds: float) -> str:
    """A time for a reader: `40 s`, `12 min`, `3 h 20 min`, `2 d 4 h`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min"
    return f"{hours // 24} d {hours % 24} h"
