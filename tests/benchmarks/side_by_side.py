"""Time two commands in turn, A B A B …, and give the ratio of each pair: noise hits both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

Command = Callable[[], Sequence[str]]
"""Gives the arguments of one run; called before each, so that it can prepare a fresh folder."""


@dataclass(frozen=True)
class Ratio:
    """Medians of two commands in seconds, and of the ratios A/B of the pairs."""

    ours: float
    other: float
    ratio: float
    least: float
    most: float


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The wall time of one run, in seconds; raises CalledProcessError when it fails."""
    # As on a person's machine: modules are compiled once, at the warm-up, not at every start.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        cwd=ROOT,
        env={**kept, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return time.perf_counter() - started


def compare(
    ours: Command, other: Command, runs: int = 7, environment: Mapping[str, str] | None = None
) -> Ratio:
    """Run both in turn, once to warm up and then `runs` times."""
    environment = environment or {}
    pairs = [
        (seconds(ours(), environment), seconds(other(), environment)) for _ in range(runs + 1)
    ][1:]
    ratios = [a / b for a, b in pairs]
    return Ratio(
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(ratios),
        min(ratios),
        max(ratios),
    )
