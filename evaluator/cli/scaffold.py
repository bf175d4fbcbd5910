"""`scaffold`: write the starter repository of an assessment."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from evaluator.cli.arguments import add_file, add_language, folder_of, read_assessment
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator, translator
from evaluator.matrix import ARCHITECTURES

if TYPE_CHECKING:
    from evaluator.scaffold.tree import Tree


def parser(prog: str) -> argparse.ArgumentParser:
    """The arguments of `scaffold`."""
    arguments = argparse.ArgumentParser(prog=prog, description="Write the starter repository.")
    add_file(arguments)
    arguments.add_argument(
        "destination",
        metavar="DEST",
        type=Path,
        help="the repository's root: new, or an empty folder",
    )
    arguments.add_argument(
        "--architecture",
        metavar="ID",
        choices=[item.id for item in ARCHITECTURES],
        help="build this one instead of the decided or recommended: "
        + ", ".join(item.id for item in ARCHITECTURES),
    )
    arguments.add_argument(
        "--dry-run", action="store_true", help="list what would be written, and write nothing"
    )
    arguments.add_argument("--json", action="store_true", help="print one JSON object")
    add_language(arguments)
    return arguments


def run(arguments: argparse.Namespace) -> int:
    """Write the project, or with --dry-run say what would be written."""
    from evaluator.advice.choice import architecture_to_build
    from evaluator.blueprint.derive import blueprint_of
    from evaluator.blueprint.options import not_built
    from evaluator.catalogue.knowledge_files import require_folder
    from evaluator.scaffold.git import commit_all
    from evaluator.scaffold.render import render
    from evaluator.scaffold.write import check_destination, write

    t = translator(arguments.language or "en")
    assessment = read_assessment(arguments.file)
    architecture = architecture_to_build(assessment, arguments.architecture)
    folder = folder_of(arguments.file)
    tree = render(assessment, architecture, t, folder)
    blueprint = blueprint_of(assessment, architecture, t)
    require_folder(blueprint, folder)
    if arguments.dry_run:
        check_destination(arguments.destination)
    else:
        write(tree, arguments.destination)
    files = [{"path": path, "bytes": len(content)} for path, content in tree.files.items()]
    if arguments.json:
        result = {
            "destination": str(arguments.destination),
            "architecture": architecture,
            "package": blueprint.project.package,
            "written": not arguments.dry_run,
            "files": files,
            "blueprint": blueprint.model_dump(mode="json", exclude_defaults=True),
        }
        print(json.dumps(result, ensure_ascii=False))
    else:
        _say(arguments, tree, t)
    for option, reason in not_built(blueprint, architecture):
        words = Marked("Not built: {option}. {reason}")
        print(t(words, option=option.name, reason=reason), file=sys.stderr)
    if blueprint.options.git and not arguments.dry_run:
        try:
            commit_all(arguments.destination, blueprint.project.name)
        except EvaluatorError as error:
            # The project is written and whole, as asked; only its history has to be begun by hand.
            print(t(error.message), file=sys.stderr)
    return 0


def _say(arguments: argparse.Namespace, tree: Tree, t: Translator) -> None:
    for path, content in tree.files.items():
        print(f"{len(content):>8}  {path}")
    done = (
        Marked("{count} files, {bytes} bytes would be written to {destination}.")
        if arguments.dry_run
        else Marked("{count} files, {bytes} bytes written to {destination}.")
    )
    count, destination = len(tree.files), arguments.destination
    print(t(done, count=count, bytes=tree.total_bytes, destination=destination))
