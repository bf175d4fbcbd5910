"""Run every benchmark and print its ratio beside the bound and the aim."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.side_by_side import ROOT, Ratio, compare

INVOICE = ROOT / "tests" / "cases" / "supplier-invoice-approval.assessment.json"
PYTHON = sys.executable
SEPARATE = "tests.benchmarks.baselines"
_WALKS = 3


def start(folder: Path) -> str:
    """From start to the first shown window, against a bare window."""
    result = compare(
        lambda: [PYTHON, "-m", "tests.benchmarks.start_window", "ours"],
        lambda: [PYTHON, "-m", "tests.benchmarks.start_window", "bare"],
        runs=15,
        environment={"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)},
    )
    return _row("start to shown window / bare window", result, 1.5, 1.3)


def scaffold(folder: Path) -> str:
    """`scaffold` against `crewai create flow`, telemetry off."""
    numbers = iter(range(1000))
    crewai = str(Path(PYTHON).with_name("crewai"))

    def create() -> list[str]:
        code = f"import os, sys; os.chdir({str(folder)!r}); os.execv(sys.argv[1], sys.argv[1:])"
        return [PYTHON, "-c", code, crewai, "create", "flow", f"theirs{next(numbers)}"]

    result = compare(
        lambda: [
            PYTHON,
            "-m",
            "evaluator",
            "scaffold",
            str(INVOICE),
            str(folder / f"o{next(numbers)}"),
        ],
        create,
        environment={
            "CREWAI_DISABLE_TELEMETRY": "true",
            "OTEL_SDK_DISABLED": "true",
            "CREWAI_DISABLE_VERSION_CHECK": "true",
            "CREWAI_DMN": "1",
        },
    )
    return _row("scaffold / crewai create flow", result, 0.8, 0.6)


def evaluate(folder: Path) -> str:
    """`evaluate` on 100,000 lines against pydantic's validation of the same lines."""
    path = _many_lines(folder, 100_000)
    result = compare(
        lambda: [PYTHON, "-m", "evaluator", "evaluate", str(path), "--json"],
        lambda: [PYTHON, "-m", SEPARATE, "validate_lines", str(path)],
        runs=3,
    )
    return _row("evaluate, 100,000 lines / validation", result, 3.0, 2.0)


def evaluate_memory(folder: Path) -> str:
    """Peak memory for 100,000 lines against 1,000 lines."""
    code = (
        "import resource, sys; from evaluator.cli import main; main(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    peaks = [
        int(
            subprocess.run(
                [PYTHON, "-c", code, "evaluate", str(_many_lines(folder, count)), "--json"],
                cwd=ROOT,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            ).stderr
        )
        for count in (100_000, 1_000)
    ]
    return f"{'evaluate, peak memory 100,000 / 1,000 lines':<48} {peaks[0] / peaks[1]:5.2f}"


def report(folder: Path) -> str:
    """`report` to PDF against validating the file and compiling the same pages."""
    from evaluator.document import load
    from evaluator.i18n import ENGLISH
    from evaluator.report.pdf import typst_input

    prepared = folder / "prepared.json"
    prepared.write_text(typst_input(load(INVOICE), ENGLISH), encoding="utf-8")
    result = compare(
        lambda: [PYTHON, "-m", "evaluator", "report", str(INVOICE), "-o", str(folder / "r.pdf")],
        lambda: [PYTHON, "-m", SEPARATE, "compile_pages", str(INVOICE), str(prepared)],
    )
    return _row("report to PDF / validate and compile", result, 1.5, None)


def blocks(folder: Path) -> str:
    """The block tree and its JSON, in process, in milliseconds."""
    from evaluator.document import load
    from evaluator.i18n import ENGLISH
    from evaluator.report.pdf import typst_input

    assessment = load(INVOICE)
    times = []
    for _ in range(30):
        started = time.perf_counter()
        typst_input(assessment, ENGLISH)
        times.append((time.perf_counter() - started) * 1000)
    return f"{'block tree and JSON, in process':<48} {statistics.median(times):5.1f} ms (under 30)"


def event_loop(folder: Path) -> str:
    """The largest gap of a 10 ms timer in each step of a walk through the wizard: medians of three walks."""
    walks = []
    for number in range(_WALKS):
        own = folder / f"walk{number}"
        own.mkdir()
        said = subprocess.run(
            [PYTHON, "-m", "tests.benchmarks.walk_window", str(own), str(INVOICE)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(own)},
        ).stdout
        walks.append({line[:20].strip(): float(line[20:]) for line in said.splitlines()})
    gaps = {step: statistics.median(walk[step] for walk in walks) for step in walks[0]}
    theme, idle = gaps.pop("theme"), gaps.pop("idle")
    rows = "\n".join(f"    {step:<20}{gap:6.1f} ms" for step, gap in gaps.items())
    worst = max(gaps, key=lambda step: gaps[step])
    name = "largest gap of a 10 ms timer over the walk"
    return (
        f"{name:<48} {gaps[worst]:5.1f} ms (at most 50), at “{worst}”; "
        f"theme {theme:.0f} ms; idle {idle:.1f} ms; a million additions take {_pace():.0f} ms here\n{rows}"
    )


def rendering(folder: Path) -> str:
    """The files of a project with thirty steps in memory, against writing the same bytes."""
    from evaluator.i18n import ENGLISH
    from evaluator.scaffold.render import render
    from tests.benchmarks.thirty_steps import ARCHITECTURE, thirty_steps

    render(thirty_steps(), ARCHITECTURE, ENGLISH)
    ours, other = [], []
    for number in range(15):
        # A project that was not rendered before: nothing of it is remembered.
        assessment = thirty_steps(f"look{number}")
        began = time.perf_counter()
        files = render(assessment, ARCHITECTURE, ENGLISH).files
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        for path, content in files.items():
            target = folder / str(number) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        other.append(time.perf_counter() - began)
    ratios = [mine / plain for mine, plain in zip(ours, other, strict=True)]
    result = Ratio(
        statistics.median(ours),
        statistics.median(other),
        statistics.median(ratios),
        min(ratios),
        max(ratios),
    )
    return _row("rendering in memory / writing the bytes", result, 5.0, None)


def keystroke(folder: Path) -> str:
    """From a key in a step's description to the new files, on thirty steps."""
    said = subprocess.run(
        [PYTHON, "-m", "tests.benchmarks.thirty_steps"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)},
    ).stdout
    whole, busy = map(float, said.split())
    name = "from a key to the new files, thirty steps"
    return f"{name:<48} {whole:5.1f} ms (under 50), {busy:.1f} ms of them on the GUI thread"


BENCHMARKS: dict[str, Callable[[Path], str]] = {
    "start": start,
    "scaffold": scaffold,
    "evaluate": evaluate,
    "evaluate_memory": evaluate_memory,
    "report": report,
    "blocks": blocks,
    "event_loop": event_loop,
    "rendering": rendering,
    "keystroke": keystroke,
}


def _many_lines(folder: Path, count: int) -> Path:
    """A JSON-lines file of `count` assessments whose ratings all differ."""
    path = folder / f"{count}.jsonl"
    if not path.exists():
        document = json.loads(INVOICE.read_text(encoding="utf-8"))
        with path.open("w", encoding="utf-8") as file:
            for number in range(count):
                rest = number
                for rating in document["ratings"].values():
                    rest, score = divmod(rest, 10)
                    rating["score"] = (score + number) % 10 + 1
                file.write(json.dumps(document, ensure_ascii=False) + "\n")
    return path


def _pace() -> float:
    """Milliseconds that a million additions take here: two machines are compared by them."""
    code = "for number in range(1_000_000): total += number"
    return min(timeit.repeat(code, "total = 0", number=1, repeat=5)) * 1000


def _row(name: str, result: Ratio, bound: float, aim: float | None) -> str:
    wanted = f"at most {bound}" + (f", aim {aim}" if aim else "")
    return (
        f"{name:<48} {result.ratio:5.2f} ({wanted})  {result.ours:.2f} s / {result.other:.2f} s, "
        f"{result.least:.2f}–{result.most:.2f}"
    )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    arguments.add_argument(
        "names", nargs="*", choices=list(BENCHMARKS), help="which (default: all)"
    )
    chosen = arguments.parse_args().names or list(BENCHMARKS)
    with tempfile.TemporaryDirectory() as temporary:
        for name in chosen:
            print(BENCHMARKS[name](Path(temporary)), flush=True)
