"""The tables of reserved names against the classes they stand for, in a child process."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest

from evaluator.blueprint.names import (
    identifier,
    problem_of_class_name,
    problem_of_identifier,
    problem_of_package,
)
from evaluator.blueprint.reserved import CREW, FIELDS, FLOW, ITEMS, MODEL

_LOOK = """
import json
from crewai.flow.flow import Flow
from crewai.project import CrewBase
from pydantic import BaseModel
class State(BaseModel):
    pass
@CrewBase
class Some:
    agents_config = {}
    tasks_config = {}
def public(*things):
    return sorted({name for thing in things for name in dir(thing) if not name.startswith("_")})
flow = Flow[State]()
print(json.dumps({"flow": public(flow, type(flow)), "crew": public(Some), "model": public(State())}))
"""


@pytest.mark.slow
def test_every_attribute_of_the_real_classes_is_reserved(tmp_path: Path) -> None:
    quiet = {
        "CREWAI_DISABLE_TELEMETRY": "true",
        "CREWAI_DISABLE_VERSION_CHECK": "true",
        "CREWAI_TESTING": "true",
        "CREWAI_TRACING_ENABLED": "false",
        "CREWAI_STORAGE_DIR": str(tmp_path),
        "HOME": str(tmp_path),
        "PATH": "",
    }
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _LOOK],
        cwd=tmp_path,
        env=quiet,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    names = json.loads(found.stdout.splitlines()[-1])
    assert set(names["flow"]) <= FLOW
    assert set(names["crew"]) <= CREW
    assert set(names["model"]) <= MODEL


def installed_with(names: Iterable[str]) -> set[str]:
    """The distributions that these bring along, with themselves."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            continue
        found.add(name)
        waiting += [
            re.split(r"[^\w.-]", need)[0].lower() for need in needs if "extra ==" not in need
        ]
    return found


@pytest.mark.slow
def test_no_package_that_a_project_installs_can_be_its_own() -> None:
    there = {
        name.lower() for name in installed_with(["crewai", "pytest", "pyyaml", "mypy", "ruff"])
    }
    free = [
        module
        for module, distributions in packages_distributions().items()
        if there & {name.lower() for name in distributions}
        and re.fullmatch("[a-z][a-z0-9_]*", module)
        and problem_of_package(module) is None
    ]
    assert not free


@pytest.mark.parametrize("name", sorted(ITEMS))
def test_a_reserved_name_is_never_derived_and_never_accepted(name: str) -> None:
    assert problem_of_identifier(name) is not None
    assert problem_of_identifier(identifier(name, "step_1")) is None


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_reserved_field_is_never_derived_and_never_accepted(name: str) -> None:
    assert problem_of_identifier(name, "field") is not None
    assert problem_of_identifier(identifier(name, "field_1", "field"), "field") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("match to the order", "match_to_the_order"),
        ("Café Zoë", "cafe_zoe"),
        ("copy", "copy_step"),
        ("3 angles", "step_3_angles"),
        ("查询接口", "cha_xun_jie_kou"),
        ("PDF 报表查询", "pdf_bao_biao_cha_xun"),
        ("核对订单", "he_dui_ding_dan"),
        ("银行流水、还款能力", "yin_hang_liu_shui_huan_kuan_neng_li"),
        ("旅客", "lv_ke"),
        ("能", "neng"),
        ("注文を確認する", "step_1"),
        ("주문 확인", "step_1"),
        ("🚀", "step_1"),
        ("the buyer's answer", "the_buyers_answer"),
        (
            "a very long phrase that nobody would like as a name",
            "a_very_long_phrase_that_nobody_would",
        ),
    ],
)
def test_a_phrase_gives_a_name(text: str, name: str) -> None:
    assert identifier(text, "step_1") == name


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "empty"),
        ("Upper", "letters a–z"),
        ("_x", "letters a–z"),
        ("class", "taken"),
        ("x" * 41, "41"),
    ],
)
def test_a_name_that_was_set_is_explained(name: str, says: str) -> None:
    assert says in str(problem_of_identifier(name))


@pytest.mark.parametrize(
    ("name", "ok"), [("OrderMatch", True), ("order", False), ("Task", False), ("", False)]
)
def test_a_result_has_a_class_name(name: str, ok: bool) -> None:
    assert (problem_of_class_name(name) is None) == ok
