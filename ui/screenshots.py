"""`python -m ui.screenshots OUT [FILE]`: a picture of every page and state."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m ui.screenshots", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write the pictures to")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="an assessment to show")
    parser.add_argument("--theme", choices=["light", "dark", "high-contrast"], default="light")
    parser.add_argument("--language", choices=["en"], default="en")
    parser.add_argument("--size", default="1280x800", help="the window's size, as 1280x800")
    parser.add_argument("--scale", default="1", help="pixels a point, as 1.5")
    return parser


def main() -> int:
    """Write one PNG a page and state."""
    given = arguments().parse_args()
    width, _, height = given.size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        print("--size is WIDTHxHEIGHT, as 1280x800", file=sys.stderr)
        return 2
    os.environ["QT_SCALE_FACTOR"] = given.scale
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as settings_folder:
        os.environ["XDG_CONFIG_HOME"] = settings_folder
        for name in _pictures(given, int(width), int(height)):
            print(given.out / f"{name}.png")
    return 0


def _pictures(given: argparse.Namespace, width: int, height: int) -> Iterator[str]:
    from evaluator.assessment import new_assessment
    from evaluator.document import load
    from evaluator.examples import example_ids, example_path
    from evaluator.i18n import translator
    from ui.app import application
    from ui.main_window import MainWindow
    from ui.steps import STEPS
    from ui.theme import Theme

    qt = application()
    theme = Theme(given.theme)
    theme.choose(given.theme)
    window = MainWindow(theme, translator(given.language))
    window.resize(width, height)
    window.show()
    complete = load(given.file or example_path(example_ids()[-1]))
    draft = complete.model_copy(
        update={
            "ratings": complete.ratings.model_copy(
                update={"domain_knowledge": new_assessment().ratings.domain_knowledge}
            )
        }
    )
    for state, assessment in (("", complete), ("-draft", draft), ("-new", new_assessment())):
        window.document.show(assessment)
        for step in STEPS:
            window.go_to(step.id)
            qt.processEvents()
            name = f"{step.number:02}-{step.id.replace('_', '-')}{state}"
            window.grab().save(str(given.out / f"{name}.png"))
            yield name


if __name__ == "__main__":
    sys.exit(main())
