import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from evaluator.blueprint.model import (
    Agent,
    Blueprint,
    Embedder,
    Knowledge,
    KnowledgeKind,
    Options,
    Project,
    Step,
    Tool,
)
from evaluator.errors import EvaluatorError
from evaluator.scaffold.knowledge_view import embedder_view, knowledge_files, knowledge_view
from evaluator.scaffold.llm_view import agent_model, llm_view
from evaluator.scaffold.requirements import dependencies
from evaluator.scaffold.tools_view import tools_view

OPENAI = Project(name="P", package="p")
TEXT = Knowledge(id="terms", name="terms", text="Thirty days.")
SHEET = Knowledge(id="sheet", name="sheet", kind="excel", file="资料/Preise.XLSX")


def agent(name: str, **parts: Any) -> Agent:
    return Agent(id=name, name=name, role=name, goal="g", backstory="b", **parts)


def test_each_model_that_an_agent_has_is_one_constant() -> None:
    agents = (
        agent("one", model="gpt-4.1-nano"),
        agent("two", model="gpt-4.1-nano"),
        agent("three", model="gpt_4.1_nano"),
        agent("four"),
    )
    blueprint = Blueprint(project=OPENAI, agents=agents)
    view = llm_view(blueprint, direct_calls=False)
    assert [(item.name, item.model) for item in view.constants] == [
        ("MODEL", "gpt-4.1-mini"),
        ("GPT_4_1_NANO", "gpt-4.1-nano"),
        ("GPT_4_1_NANO_2", "gpt_4.1_nano"),
    ]
    assert agent_model(blueprint, view, "two") == "GPT_4_1_NANO"
    assert agent_model(blueprint, view, "four") == "MODEL"


def test_a_seed_and_a_timeout_are_set_only_where_the_provider_takes_them() -> None:
    options = Options(seed=7)
    gemini = Blueprint(
        project=Project(name="P", package="p", provider="gemini", model="m"), options=options
    )
    assert llm_view(Blueprint(project=OPENAI, options=options), direct_calls=False).seed == 7
    view = llm_view(gemini, direct_calls=False)
    assert (view.seed, view.timeout, view.url_variable) == (None, None, "")


def test_knowledge_that_no_agent_names_is_everybodys() -> None:
    blueprint = Blueprint(
        project=OPENAI,
        knowledge=(TEXT, SHEET),
        agents=(agent("one", knowledge=("sheet",)), agent("two")),
    )
    view = knowledge_view(blueprint, direct_calls=False)
    assert [source.function for source in view.of("one")] == ["sheet", "terms"]
    assert [source.function for source in view.of("two")] == ["terms"]
    assert [source.file for source in view.sources] == ["terms.txt", "sheet.xlsx"]


def test_knowledge_files_come_from_the_text_and_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "资料").mkdir()
    sheet = workbook()
    (tmp_path / "资料" / "Preise.XLSX").write_bytes(sheet)
    blueprint = Blueprint(project=OPENAI, knowledge=(TEXT, SHEET))
    assert knowledge_files(blueprint, tmp_path) == {
        "knowledge/terms.txt": b"Thirty days.\n",
        "knowledge/sheet.xlsx": sheet,
    }
    assert list(knowledge_files(blueprint, None)) == ["knowledge/terms.txt"]
    with pytest.raises(EvaluatorError, match="does not exist"):
        knowledge_files(blueprint, tmp_path / "资料")


def workbook() -> bytes:
    """What tells an Excel workbook from other files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("kind", "file", "content", "said"),
    [
        ("text_file", "a.txt", b" \n", "is empty"),
        ("text_file", "a.txt", "Grün".encode("latin-1"), "is not UTF-8 text"),
        ("csv", "a.csv", "a;b".encode("utf-16"), "is not UTF-8 text"),
        ("json", "a.json", b"{a", "is not JSON"),
        ("json", "a.json", b"[" * 100_000, "is not JSON"),
        ("pdf", "a.pdf", b"no PDF", "is not a PDF file"),
        ("excel", "a.xlsx", b"no workbook", "is not an Excel workbook"),
    ],
)
def test_a_file_that_no_agent_could_look_up_is_refused(
    kind: KnowledgeKind, file: str, content: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / file).write_bytes(content)
    blueprint = Blueprint(
        project=OPENAI, knowledge=(Knowledge(id="k", name="notes", kind=kind, file=file),)
    )
    with pytest.raises(EvaluatorError, match=f"Knowledge notes: “{file}” {said}"):
        knowledge_files(blueprint, tmp_path)


def test_there_is_an_embedder_only_where_something_needs_one() -> None:
    sql = Tool(id="t", name="t", kind="postgresql")
    assert embedder_view(Blueprint(project=OPENAI, tools=(sql,))) is None
    remembers = Blueprint(project=OPENAI, options=Options(memory=True))
    assert embedder_view(remembers) is None
    step = Step(id="s", name="s", agent="a")
    needed = embedder_view(remembers.model_copy(update={"knowledge": (TEXT,), "steps": (step,)}))
    assert needed is not None and needed.purpose == "what the agents know and what they remember"


def test_a_class_never_has_the_name_of_crewais_own() -> None:
    tools = (
        Tool(id="a", name="base"),
        Tool(id="b", name="look_up"),
        Tool(id="c", name="s", kind="csv"),
    )
    view = tools_view(Blueprint(project=OPENAI, tools=tools))
    assert [tool.class_name for tool in view.custom] == ["BasicTool", "LookUpTool"]
    assert view.imports("p", ("c", "b", "a")) == (
        "from p import search_tools",
        "from p.tools.base import BasicTool",
        "from p.tools.look_up import LookUpTool",
    )
    assert [view.build(name) for name in "bc"] == ["LookUpTool()", "search_tools.s()"]


@pytest.mark.parametrize(
    ("blueprint", "expected"),
    [
        (Blueprint(project=OPENAI), ["crewai>=1.15.30,<2.0.0"]),
        (
            Blueprint(
                project=Project(name="P", package="p", provider="anthropic", model="m"),
                knowledge=(SHEET,),
                embedder=Embedder(provider="ollama", model="nomic-embed-text"),
            ),
            ["crewai[anthropic,openpyxl,pandas]>=1.15.30,<2.0.0", "ollama>=0.4,<1"],
        ),
        (
            Blueprint(project=OPENAI, tools=(Tool(id="t", name="t", kind="mysql"),)),
            ["crewai[tools]>=1.15.30,<2.0.0", "pymysql>=1.1.1,<2"],
        ),
        (Blueprint(project=OPENAI, tools=(Tool(id="t", name="t"),)), ["crewai>=1.15.30,<2.0.0"]),
    ],
)
def test_requirements_follow_from_the_blueprint(blueprint: Blueprint, expected: list[str]) -> None:
    always = {"pydantic>=2.11.9,<3", "pyyaml>=6.0.2,<7"}
    assert [line for line in dependencies(blueprint) if line not in always] == expected
