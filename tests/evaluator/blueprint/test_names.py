import keyword
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.blueprint.names import package_name, problem_of_package, problem_of_project_name


@given(st.text())
def test_a_title_never_stops_the_scaffold(title: str) -> None:
    name = package_name(title)
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)
    assert len(name) <= 40
    assert problem_of_package(name) is None


def test_a_reserved_word_is_never_derived_and_never_accepted() -> None:
    for word in {*keyword.kwlist, *sys.stdlib_module_names, "crewai", "train", "yaml"}:
        assert package_name(word) != word
        assert problem_of_package(package_name(word)) is None, word
        assert problem_of_package(word) is not None, word


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Supplier invoice approval", "supplier_invoice_approval"),
        ("Café Zoë", "cafe_zoe"),
        ("3 steps", "project_3_steps"),
        ("class", "class_project"),
        ("json", "json_project"),
        ("CrewAI", "crewai_project"),
        ("用户活跃报表查询", "yong_hu_huo_yue_bao_biao_cha_xun"),
        ("贷款审查（个人）", "dai_kuan_shen_cha_ge_ren"),
        ("企业贷款审查与风险评估意见书自动生成", "qi_ye_dai_kuan_shen_cha_yu_feng_xian"),
        ("差旅报销", "chai_lv_bao_xiao"),
        ("注文を確認する", "my_project"),
        ("🚀", "my_project"),
        ("", "my_project"),
        ("a/b..\\c", "a_b_c"),
        ("x" * 300, "x" * 40),
    ],
)
def test_names_are_plain(title: str, name: str) -> None:
    assert package_name(title) == name


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "empty"),
        ("class", "Python keyword"),
        ("json", "taken"),
        ("crewai", "taken"),
        ("x" * 300, "300 characters"),
        ("3flow", "not a package name"),
        ("my-app", "not a package name"),
        ("应用", "not a package name"),
    ],
)
def test_a_package_name_that_was_set_is_explained(name: str, says: str) -> None:
    problem = problem_of_package(name)
    assert problem is not None
    assert says in str(problem)


@pytest.mark.parametrize("name", ["", "   ", "🚀🚀", "class", "json", "crewai", "x" * 300])
def test_a_project_name_that_was_set_is_explained(name: str) -> None:
    assert problem_of_project_name(name) is not None


@pytest.mark.parametrize("name", ["Supplier invoices", "报表", "A & B <Ltd>"])
def test_an_ordinary_project_name_is_fine(name: str) -> None:
    assert problem_of_project_name(name) is None


def test_who_writes_no_chinese_does_not_wait_for_its_dictionaries() -> None:
    asked = (
        "import sys\n"
        "from evaluator.blueprint.derive import derive\n"
        "from evaluator.blueprint.names import identifier, package_name\n"
        "package_name('Café Zoë'), identifier('注文を確認する', 'step_1')\n"
        "sys.exit('pypinyin' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, timeout=120)
