"""The programs that ours are held against, each run as `python -m tests.benchmarks.baselines NAME …`."""

from __future__ import annotations

import sys
from pathlib import Path


def validate_lines(path: str) -> None:
    """Pydantic's own validation of every line."""
    from evaluator.assessment import Assessment

    with Path(path).open("rb") as file:
        for line in file:
            Assessment.model_validate_json(line)


def compile_pages(document: str, prepared: str) -> None:
    """Validate the file and compile the same pages from an input made before."""
    import typst

    from evaluator.assessment import Assessment
    from evaluator.resources import assets, templates

    Assessment.model_validate_json(Path(document).read_bytes())
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(assets("fonts"))]
    )
    folder = templates("report")
    compiler = typst.Compiler(
        str(folder / "report.typ"),
        root=str(folder),
        font_paths=fonts,
        sys_inputs={"report": Path(prepared).read_text(encoding="utf-8")},
    )
    compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)


if __name__ == "__main__":
    {"validate_lines": validate_lines, "compile_pages": compile_pages}[sys.argv[1]](*sys.argv[2:])
