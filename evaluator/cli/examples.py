"""`examples`: list the bundled assessments, or print one as a file to start from."""

from __future__ import annotations

import argparse

from evaluator.document import load
from evaluator.examples import example_ids, example_path
from evaluator.i18n import ENGLISH as t


def parser(prog: str) -> argparse.ArgumentParser:
    """The arguments of `examples`."""
    arguments = argparse.ArgumentParser(
        prog=prog, description="List the bundled assessments, or print one."
    )
    actions = arguments.add_subparsers(dest="action", metavar="list | show ID")
    actions.add_parser("list", help="the examples, a line each (the default)")
    show = actions.add_parser("show", help="print one as an assessment file")
    show.add_argument("id", metavar="ID")
    return arguments


def run(arguments: argparse.Namespace) -> int:
    """List, or print one."""
    if arguments.action == "show":
        print(example_path(arguments.id).read_text(encoding="utf-8"), end="")
        return 0
    width = max(map(len, example_ids()))
    for example_id in example_ids():
        assessment = load(example_path(example_id))
        placement = assessment.placement
        assert placement is not None, "bundled examples are complete"
        architecture = t(placement.architecture.name)
        print(f"{example_id:<{width}}  {assessment.use_case.title} ({architecture})")
    return 0
