"""What the tabs of the project page say of what is in them: how many, whether edited, how many problems."""

from __future__ import annotations

from evaluator.blueprint import paths
from evaluator.blueprint.edit import edits_of
from evaluator.i18n import Marked, Message, Translator, counted
from ui.pages.project.overview import Overview
from ui.pages.project.project_view import ProjectView
from ui.pages.project.words import TAB_NAMES, TABS
from ui.widgets.tabs import TabMark

_COUNTED: dict[str, tuple[str, ...]] = {
    "steps": ("steps",),
    "agents": ("agents",),
    "tools": ("tools", "knowledge"),
}
"""The lists whose items a tab counts."""
_PROBLEMS_HERE = Marked("{problems} in {tab}.")
_PROBLEMS_ELSEWHERE = Marked("{problems}, the first in {tab}.")


def tab_of(path: paths.Path, field: str) -> str:
    """The tab that shows a field; that of the project's model is among the options."""
    is_model = path[0] == "project" and field and field not in Overview.brought
    return "options" if is_model else TABS[path[0]]


def marks_of(view: ProjectView, options: int) -> list[TabMark]:
    """A mark for each tab; `options` is how many are on."""
    edited = {TABS[one.path[0]] for one in edits_of(view.blueprint)} if view.is_edited else set()
    faulty = _faulty_tabs(view)
    fields = sum(path[-2] == "fields" for path, _ in paths.every_item(view.blueprint))
    counts = {
        **{
            tab: sum(len(getattr(view.blueprint, group)) for group in groups)
            for tab, groups in _COUNTED.items()
        },
        "data": len(view.blueprint.inputs) + fields,
        "options": options,
    }
    return [TabMark(counts.get(tab), tab in edited, faulty.count(tab)) for tab in TAB_NAMES]


def spoken_tabs(marks: list[TabMark], t: Translator) -> list[str]:
    """Each tab with its mark, for a screen reader."""
    return [_spoken(name, mark, t) for name, mark in zip(TAB_NAMES.values(), marks, strict=True)]


def _spoken(name: Marked, mark: TabMark, t: Translator) -> str:
    said: list[Message | Marked] = [name]
    if mark.count is not None:
        said.append(Message(Marked("{count}"), {"count": mark.count}))
    if mark.is_edited:
        said.append(Marked("edited"))
    if mark.problems:
        said.append(_problems(mark.problems))
    return ", ".join(t(one) for one in said)


def problems_words(view: ProjectView) -> Message | None:
    """How many problems there are and in which tab, or None where there are none."""
    tabs = _faulty_tabs(view)
    if not tabs:
        return None
    words = _PROBLEMS_HERE if len({*tabs}) == 1 else _PROBLEMS_ELSEWHERE
    return Message(words, {"problems": _problems(len(tabs)), "tab": TAB_NAMES[tabs[0]]})


def _faulty_tabs(view: ProjectView) -> list[str]:
    """The tab of each problem."""
    return [tab_of(*view.place_of(problem)) for problem in view.problems]


def _problems(count: int) -> Message:
    return counted(Marked("{count} problem"), Marked("{count} problems"), count)
