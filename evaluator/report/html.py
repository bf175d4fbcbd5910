"""The report as one self-contained HTML page, the matrix as SVG and the assessment as JSON inside."""

from __future__ import annotations

import json

from evaluator.assessment import Assessment
from evaluator.document import to_json
from evaluator.drawing.palette import PALETTES
from evaluator.drawing.svg import to_svg
from evaluator.i18n import Translator
from evaluator.report.blocks import Picture
from evaluator.report.build import build
from evaluator.report.templates import template


def html_text(assessment: Assessment, t: Translator) -> str:
    """The report as an HTML document."""
    return template("report.html.jinja").render(
        report=build(assessment, t),
        palette=PALETTES["light"],
        svg=_svg,
        assessment=_for_script(to_json(assessment)),
    )


def _svg(picture: Picture) -> str:
    size = (picture.width, picture.height)
    return to_svg(picture.shapes, size, PALETTES["light"], picture.words)


def _for_script(document: str) -> str:
    """JSON that cannot end the script element it stands in."""
    plain = json.dumps(json.loads(document), ensure_ascii=False)
    return plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
