"""A project in memory: the templates of an architecture and the common ones, filled from the blueprint."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evaluator import escape
from evaluator.advice import advise
from evaluator.assessment import Assessment, UseCase
from evaluator.blueprint.derive import blueprint_of
from evaluator.document import draft_problem, to_json
from evaluator.drawing.graph import graph_svg
from evaluator.drawing.matrix import matrix_shapes, matrix_words
from evaluator.drawing.matrix_values import matrix_values
from evaluator.drawing.palette import PALETTES
from evaluator.drawing.svg import to_svg
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ARCHITECTURE, ArchitectureId
from evaluator.resources import templates
from evaluator.scaffold.knowledge_view import knowledge_files
from evaluator.scaffold.literals import literal
from evaluator.scaffold.tree import Tree, tree_of
from evaluator.scaffold.view import View

_SUFFIX = ".jinja"
_PACKAGE, _CREW, _TOOL = "__package__", "__crew__", "__tool__"
_MATRIX_SIZE = (480.0, 496.0)
_UNNAMED = UseCase(title="-")


def render(
    assessment: Assessment,
    architecture: ArchitectureId,
    t: Translator,
    folder: Path | None = None,
) -> Tree:
    """The files of the project.

    `folder` is where the assessment lies and the files of its knowledge are found. Raises EvaluatorError for a draft, for a blueprint that cannot be built, and for a file
    that cannot be had.
    """
    advice = advise(assessment)
    if advice is None:
        raise EvaluatorError(
            Marked("No project is written, because the assessment {problem}."),
            problem=draft_problem(assessment.missing),
        )
    blueprint = blueprint_of(assessment, architecture, t)
    view = View(assessment, advice, blueprint, ARCHITECTURE[architecture], t)
    files = {
        f"{view.package}.assessment.json": to_json(assessment).encode(),
        "docs/graph.svg": graph_svg(blueprint, architecture, t).encode(),
        "docs/matrix.svg": _matrix(_placed(assessment), t).encode(),
        **{f"src/{view.package}/{path}": content for path, content in view.samples().items()},
        **view.golden(),
        **knowledge_files(blueprint, folder),
    }
    for source in (*_sources("common"), *_sources(view.architecture.kind)):
        files.update(_rendered(source, view))
    return tree_of({path: content for path, content in files.items() if content})


def _rendered(source: str, view: View) -> dict[str, bytes]:
    """The files that one template gives: one, or one for each crew or tool that its name asks for."""
    path = source.partition("/")[2].replace(_PACKAGE, view.package).removesuffix(_SUFFIX)
    if _CREW in source:
        return {
            path.replace(_CREW, crew.name): _render(source, view, crew=crew)
            for crew in view.plan.crews
        }
    if _TOOL in source:
        return {
            path.replace(_TOOL, tool.name): _render(source, view, tool=tool)
            for tool in view.tools.custom
        }
    return {path: _render(source, view)}


def _render(source: str, view: View, **item: object) -> bytes:
    """One file's content; a template that renders to nothing is a file that this project does not have."""
    if not source.endswith(_SUFFIX):
        return templates("scaffold", source).read_bytes()
    text = _environment().get_template(source).render(view=view, t=view.t, **item)
    return text.encode() if text.strip() else b""


@lru_cache(maxsize=8)
def _sources(folder: str) -> tuple[str, ...]:
    root = templates("scaffold", folder)
    return tuple(
        f"{folder}/{path.relative_to(root).as_posix()}"
        for path in sorted(root.rglob("*"))
        if path.is_file() and not _is_cache(path)
    )


def _is_cache(path: Path) -> bool:
    return "__pycache__" in path.parts


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Autoescape is for HTML; each target language here has its own filter.
    environment = Environment(
        loader=FileSystemLoader(templates("scaffold")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        # Our templates do not change while we run, and asking the disk each time takes its time.
        auto_reload=False,
    )
    environment.filters.update(
        literal=literal,
        markdown=escape.markdown,
        python=escape.python,
        toml=escape.toml,
        yaml_document=escape.yaml_document,
    )
    return environment


def _placed(assessment: Assessment) -> Assessment:
    """The assessment without what its matrix does not show, so that an edit of that draws no new one."""
    return assessment.model_copy(update={"use_case": _UNNAMED, "blueprint": None})


@lru_cache(maxsize=4)
def _matrix(assessment: Assessment, t: Translator) -> str:
    values = matrix_values(assessment)
    shapes = matrix_shapes(values, _MATRIX_SIZE, t, large=True)
    return to_svg(shapes, _MATRIX_SIZE, PALETTES["light"], matrix_words(values, t))
