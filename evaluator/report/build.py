"""`build`: an assessment as a tree of blocks, built once for every writer."""

from __future__ import annotations

from collections.abc import Callable

from evaluator import __version__
from evaluator.advice import advise
from evaluator.assessment import Assessment, Paper
from evaluator.assessment import Section as SectionName
from evaluator.i18n import Marked, Translator
from evaluator.report import details, project
from evaluator.report.blocks import Fact, Report, Section
from evaluator.report.summary import summary
from evaluator.report.words import STATUS
from evaluator.words import title_of


def _parts(assessment: Assessment, t: Translator) -> dict[SectionName, tuple[Section, ...]]:
    """What is printed for each section of the document's choice."""
    advice = advise(assessment)
    makers: dict[SectionName, Callable[[], tuple[Section, ...]]] = {
        "summary": lambda: (summary(assessment, advice, t),),
        "ratings": lambda: (details.ratings(assessment, t),),
        "context": lambda: details.context(assessment, t),
        "tensions": lambda: (details.tensions(advice, t), details.architectures(advice, t)),
        "decision": lambda: (details.decision(assessment, advice, t),),
        "project": lambda: (project.project(assessment, t),),
        "next_steps": lambda: (project.next_steps(assessment, t),),
    }
    return {name: makers[name]() for name in assessment.report.sections}


def headings(assessment: Assessment, t: Translator) -> dict[SectionName, str]:
    """The heading that each section of the document's choice begins with."""
    return {name: printed[0].title for name, printed in _parts(assessment, t).items()}


def build(assessment: Assessment, t: Translator, paper: Paper | None = None) -> Report:
    """The report in the translator's language; `paper` overrides the document's."""
    sections = [section for printed in _parts(assessment, t).values() for section in printed]
    use_case = assessment.use_case
    return Report(
        language=t.language,
        paper=paper or assessment.report.paper,
        title=title_of(assessment, t),
        kind=t(Marked("Use-case assessment")),
        program=t(Marked("CrewAI Evaluator {version}"), version=__version__),
        description=use_case.description,
        author=use_case.author,
        organisation=use_case.organisation,
        date=t.date(use_case.date),
        facts=(
            Fact(t(Marked("Prepared by")), use_case.author or "–"),
            Fact(t(Marked("Organisation")), use_case.organisation or "–"),
            Fact(t(Marked("Date")), t.date(use_case.date) or "–"),
            Fact(t(Marked("Decision")), t(STATUS[assessment.decision_status])),
        ),
        sections=(*sections, project.reading(t)),
        page_of=t(Marked("{{page}} of {{pages}}")),
        keywords=("CrewAI", "Crew", "Flow"),
    )
