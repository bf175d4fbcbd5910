import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from evaluator import __version__
from evaluator.blueprint.derive import derive
from evaluator.blueprint.edit import with_blueprint
from evaluator.blueprint.model import Knowledge
from evaluator.cli import COMMANDS, doctor, main
from evaluator.cli.schema import schema
from evaluator.document import load, parse, save
from evaluator.i18n import ENGLISH
from tests.strategies import assessment, even

CASES = Path(__file__).parents[2] / "cases"


def test_without_a_command_it_prints_its_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    err = capsys.readouterr().err
    assert all(command in err for command in COMMANDS)


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluat"]) == 2
    assert "'evaluat'" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"crewai-evaluator {command}" in capsys.readouterr().out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"crewai-evaluator {__version__}\n"


def test_the_schema_accepts_what_the_program_accepts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    validator = jsonschema.Draft202012Validator(printed)
    validator.check_schema(printed)
    for path in CASES.glob("*.assessment.json"):
        validator.validate(json.loads(path.read_text(encoding="utf-8")))
    validator.validate({"schema_version": 1, "use_case": {"title": "x"}, "ratings": None})
    validator.validate(
        {"schema_version": 1, "use_case": {"title": "x"}, "ratings": {"steps": {"score": None}}}
    )


@pytest.mark.parametrize(
    "document",
    [
        {"schema_version": 1},
        {"schema_version": 1, "use_case": {"title": None}},
        {"schema_version": 1, "use_case": {"title": "x"}, "extra": 1},
        {"schema_version": 1, "use_case": {"title": "x"}, "ratings": {"steps": {"score": 11}}},
        {"schema_version": 1, "use_case": {"title": "x"}, "needs": {"cost": {"answer": "low"}}},
    ],
)
def test_the_schema_refuses_what_the_program_refuses(document: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema())


def test_examples_are_one_a_quadrant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["examples"]) == 0
    listed = capsys.readouterr().out
    assert main(["examples", "list"]) == 0
    assert capsys.readouterr().out == listed
    quadrants = []
    for line in listed.splitlines():
        assert main(["examples", "show", line.split()[0]]) == 0
        placement = parse(capsys.readouterr().out).placement
        assert placement is not None
        quadrants.append(placement.quadrant)
    assert quadrants == [1, 2, 3, 4]


def test_an_unknown_example_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["examples", "show", "nope"]) == 1
    err = capsys.readouterr().err
    assert "nope" in err and "invoice-fields" in err


def test_scaffold_refuses_a_decision_to_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided = {"architecture": "simple_crew", "recommended": "flow_llm_calls"}
    file = tmp_path / "a.assessment.json"
    save(assessment(even(8, 8), decision=decided), file)
    assert main(["scaffold", str(file), str(tmp_path / "out")]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "simple_crew" in err and "--architecture" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("more", [[], ["--architecture", "simple_crew"]])
def test_scaffold_refuses_a_draft(
    more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = str(CASES / "draft-incomplete.assessment.json")
    assert main(["scaffold", draft, str(tmp_path / "out"), *more]) == 1
    assert "Domain knowledge" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_scaffold_dry_run_lists_what_it_then_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = str(CASES / "brainstorm.assessment.json"), tmp_path / "out"
    assert main(["scaffold", file, str(out), "--dry-run", "--json"]) == 0
    planned = json.loads(capsys.readouterr().out)
    assert not out.exists() and planned["written"] is False
    assert main(["scaffold", file, str(out), "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done == {**planned, "written": True}
    assert (done["architecture"], done["package"]) == ("simple_crew", "names_for_a_coffee_stand")
    written = {
        path.relative_to(out).as_posix(): path.stat().st_size
        for path in out.rglob("*")
        if path.is_file()
    }
    assert written == {item["path"]: item["bytes"] for item in done["files"]}


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """An assessment whose project reads a file beside it and begins with a commit."""
    case = load(CASES / "brainstorm.assessment.json")
    derived = derive(case, "simple_crew", ENGLISH)
    source = Knowledge(
        id="handbook", name="handbook", kind="text_file", file="handbook.md", origin="edited"
    )
    options = derived.options.model_copy(update={"git": True, "edited": ("git",)})
    blueprint = derived.model_copy(update={"knowledge": (source,), "options": options})
    path = tmp_path / "case.assessment.json"
    save(with_blueprint(case, blueprint), path)
    (tmp_path / "handbook.md").write_text("Names have two syllables.", encoding="utf-8")
    return path


def test_scaffold_takes_knowledge_from_beside_the_file_and_commits(
    edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["scaffold", str(edited), str(out), "--dry-run"]) == 0
    assert main(["scaffold", str(edited), str(out), "--json"]) == 0
    done = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (out / "knowledge" / "handbook.md").read_text() == "Names have two syllables."
    listed = subprocess.run(
        ["git", "ls-files"], cwd=out, check=True, capture_output=True, text=True
    )
    assert set(listed.stdout.split()) == {item["path"] for item in done["files"]}


def test_the_blueprint_of_a_dry_run_can_be_edited_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, file = CASES / "form-check.assessment.json", tmp_path / "edited.assessment.json"
    assert main(["scaffold", str(case), str(tmp_path / "a"), "--dry-run", "--json"]) == 0
    blueprint = json.loads(capsys.readouterr().out)["blueprint"]
    blueprint["steps"][0]["description"] += "\nAnswer in two lines."
    blueprint["options"] = {"checkpoints": True}
    document = json.loads(case.read_text(encoding="utf-8")) | {"blueprint": blueprint}
    file.write_text(json.dumps(document), encoding="utf-8")
    assert main(["scaffold", str(file), str(tmp_path / "b")]) == 0
    written = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "b" / "src").rglob("*.yaml")
    )
    assert "Answer in two lines." in written
    said = "Not built: Checkpoints. Only Crews have checkpoints; a Flow persists its state instead."
    assert said in capsys.readouterr().err


def test_scaffold_from_standard_input_has_no_folder(
    edited: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(edited.read_bytes())))
    assert main(["scaffold", "-", str(tmp_path / "out")]) == 1
    assert "handbook.md" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ("PATH", "git was not found: install git"),
        ("GIT_CONFIG_GLOBAL", "git says: fatal: bad config line 1"),
    ],
)
def test_scaffold_is_done_when_only_git_fails_and_says_how_to_begin_by_hand(
    edited: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    lacking: str,
    reason: str,
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("[core\n", encoding="utf-8")
    monkeypatch.setenv(lacking, str(broken))
    assert main(["scaffold", str(edited), str(tmp_path / "out"), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["written"] is True
    assert reason in said.err and said.err.count("\n") == 1
    assert "run git init, git add --all and git commit in" in said.err
    assert not (tmp_path / "out" / ".git").exists()
    assert (tmp_path / "out" / "knowledge" / "handbook.md").exists()


def test_scaffold_never_touches_a_folder_that_holds_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    file = str(CASES / "brainstorm.assessment.json")
    for more in ([], ["--dry-run"]):
        assert main(["scaffold", file, str(tmp_path), *more]) == 1
        assert str(tmp_path) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_report_in_chinese_is_written_in_english_with_a_word_about_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "r.md"
    assert main(["report", str(CASES / "report-query-zh.assessment.json"), "-o", str(out)]) == 0
    assert capsys.readouterr().err.count("\n") == 1
    assert "The four architectures" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["r.docx", "r"])
def test_a_report_of_an_unknown_ending_names_the_known(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(CASES / "brainstorm.assessment.json")
    assert main(["report", file, "-o", str(tmp_path / name)]) != 0
    err = capsys.readouterr().err
    assert ".pdf" in err and ".md" in err


def test_doctor_says_what_is_lacking_and_how_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = (
        doctor.Check("one", lambda: None),
        doctor.Check("two", lambda: "install two"),
    )
    monkeypatch.setattr(doctor, "CHECKS", checks)
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out == "ok     one\nlacks  two: install two\n"
    monkeypatch.setattr(doctor, "CHECKS", checks[:1])
    assert main(["doctor"]) == 0


def test_the_commands_import_neither_qt_nor_crewai() -> None:
    probe = (
        "import sys; from evaluator.cli import main; "
        f"main(['evaluate', {str(CASES / 'brainstorm.assessment.json')!r}, '--json']); "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in "
        "('PySide6', 'crewai', 'jinja2', 'typst', 'fontTools', 'yaml')), file=sys.stderr)"
    )
    child = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=True,
    )
    assert child.stderr.strip() == "[]"


def test_a_saved_example_loads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["examples", "show", "market-study"])
    path = tmp_path / "mine.assessment.json"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert load(path).use_case.title == "Study of a new market"
