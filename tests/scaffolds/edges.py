"""The edges of a generated project, found in its text, and the project with one of them cut.

An edge is what makes one step depend on another: a listener, a router's label or condition, a result
that is handed on, an input that is named, a guardrail, a gate.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from evaluator.blueprint.plan import Plan
from evaluator.escape import PLACEHOLDER

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Cut:
    """One edge, by name, and the file that is without it."""

    name: str
    path: str
    content: bytes


_Change = Callable[[ast.AST], str | None]
"""Cuts a node in place and gives the edge's name, or gives None when the node is no such edge."""


def cuts(files: Files, plan: Plan) -> tuple[Cut, ...]:
    """Every edge of the project."""
    found: list[Cut] = []
    for path, content in files.items():
        if not path.startswith("src/"):
            continue
        name = path.rsplit("/", 1)[-1]
        if name == "tasks.yaml":
            found += _tasks(path, content)
        elif name == "prompts.yaml":
            found += _prompts(path, content, plan)
        elif name in _CHANGES or name.endswith("_crew.py"):
            found += _python(path, content, _CHANGES.get(name, _CHANGES["crew.py"]))
    return tuple(found)


def _python(path: str, content: bytes, changes: list[_Change]) -> Iterator[Cut]:
    nodes = list(ast.walk(ast.parse(content)))
    tried = [place for place, node in enumerate(nodes) if isinstance(node, _CUT)]
    for change in changes:
        for place in tried:
            name = change(copy.deepcopy(nodes[place]))
            if name:
                changed = ast.parse(content)
                change(list(ast.walk(changed))[place])
                yield Cut(f"{path.rsplit('/', 1)[-1]}: {name}", path, ast.unparse(changed).encode())


def _tasks(path: str, content: bytes) -> Iterator[Cut]:
    texts = yaml.safe_load(content)
    for task, said in texts.items():
        for source in said["context"]:
            rest = [other for other in said["context"] if other != source]
            yield _yaml(path, texts, task, {**said, "context": rest}, f"{task} builds on {source}")
        if said.get("async_execution"):
            yield _yaml(path, texts, task, {**said, "async_execution": False}, f"{task} aside")
        for part in _placeholders(said["description"]):
            cut = said["description"].replace(part, "")
            yield _yaml(path, texts, task, {**said, "description": cut}, f"{task} names {part}")


def _prompts(path: str, content: bytes, plan: Plan) -> Iterator[Cut]:
    texts = yaml.safe_load(content)
    names = {f"{{{item.name}}}" for item in plan.blueprint.inputs}
    for task, said in texts.items():
        for part in _placeholders(said):
            if part in names:
                yield _yaml(path, texts, task, said.replace(part, ""), f"{task} names {part}")


def _yaml(path: str, texts: dict[str, object], task: str, said: object, name: str) -> Cut:
    changed = yaml.safe_dump({**texts, task: said}, allow_unicode=True, sort_keys=False)
    return Cut(f"{path.rsplit('/', 1)[-1]}: {name}", path, changed.encode())


def _placeholders(text: str) -> list[str]:
    return list(dict.fromkeys(f"{{{name}}}" for name in PLACEHOLDER.findall(text)))


def _name_of(call: ast.AST) -> str:
    """The name of what a call calls."""
    if not isinstance(call, ast.Call):
        return ""
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


_CUT = (ast.Call, ast.Return, ast.If, ast.Compare, ast.Assign, ast.FunctionDef)
_FALSE, _TRUE = ast.Constant(False), ast.Constant(True)


def _listener(node: ast.AST) -> str | None:
    """The one event that a method waits for."""
    if isinstance(node, ast.Call) and _name_of(node) in ("listen", "router"):
        event = node.args[0]
        if isinstance(event, ast.Constant):
            node.args[0] = ast.Constant("nothing_that_happens")
            return f"{_name_of(node)} {event.value}"
    return None


def _operand(position: int) -> _Change:
    """One of the events that `or_` and `and_` join."""

    def change(node: ast.AST) -> str | None:
        if _name_of(node) not in ("or_", "and_"):
            return None
        assert isinstance(node, ast.Call)
        if position >= len(node.args) or isinstance(node.args[position], ast.Call):
            return None
        gone = node.args.pop(position)
        return f"{_name_of(node)} {ast.unparse(gone)}"

    return change


def _labels(node: ast.AST) -> str | None:
    """What a router returns."""
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
        name = f"label {node.value.value}"
        node.value = ast.Constant("nothing_that_is_heard")
        return name
    return None


def _branches(value: ast.Constant) -> _Change:
    """A condition that holds always, or never."""

    def change(node: ast.AST) -> str | None:
        if not isinstance(node, ast.If):
            return None
        name = f"if {ast.unparse(node.test)} → {value.value}"
        node.test = value
        return name

    return change


def _limits(node: ast.AST) -> str | None:
    """How often a route may be taken."""
    if isinstance(node, ast.Compare) and "taken.get" in ast.unparse(node.left):
        name = f"limit {ast.unparse(node)}"
        node.left, node.comparators = ast.Constant(0), [ast.Constant(1)]
        return name
    return None


def _argument(function: str, position: int) -> _Change:
    """One of the names that a function is given."""

    def change(node: ast.AST) -> str | None:
        if _name_of(node) != function:
            return None
        assert isinstance(node, ast.Call)
        if position >= len(node.args) or not isinstance(node.args[position], ast.Constant):
            return None
        gone = node.args.pop(position)
        return f"{function} {ast.unparse(gone)}"

    return change


def _keyword(function: tuple[str, ...], name: str) -> _Change:
    """What a call is given by name."""

    def change(node: ast.AST) -> str | None:
        if _name_of(node) not in function:
            return None
        assert isinstance(node, ast.Call)
        for keyword in node.keywords:
            if keyword.arg == name:
                node.keywords.remove(keyword)
                if name == "condition":
                    node.func = ast.Name("Task")
                return f"{ast.unparse(keyword)} of {ast.unparse(node)[:60]}"
        return None

    return change


def _entry(position: int) -> _Change:
    """What a crew of a Flow is told of what was found before."""

    def change(node: ast.AST) -> str | None:
        if not isinstance(node, ast.Assign) or ast.unparse(node.targets[0]) != "inputs":
            return None
        if not isinstance(node.value, ast.Dict) or position >= len(node.value.keys):
            return None
        key = node.value.keys[position]
        if key is None:
            return None
        node.value.values[position] = ast.Constant("")
        return f"kickoff {ast.unparse(key)}"

    return change


def _statements(*starts: str) -> _Change:
    """A statement that keeps a result, or opens a gate."""

    def change(node: ast.AST) -> str | None:
        body = getattr(node, "body", None)
        if not isinstance(node, ast.FunctionDef | ast.If) or not isinstance(body, list):
            return None
        for place, statement in enumerate(body):
            said = ast.unparse(statement)
            if said.startswith(starts) and isinstance(statement, ast.Assign | ast.Expr):
                body[place] = ast.Pass()
                return said[:80]
        return None

    return change


def _compared(node: ast.AST) -> str | None:
    """A way that a route of a crew opens."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.Eq):
        return None
    if ast.unparse(node.left) == "__name__":
        return None
    if isinstance(node.comparators[0], ast.Constant):
        name = f"way {ast.unparse(node)}"
        node.comparators = [ast.Constant("nothing_that_is_said")]
        return name
    return None


_TASKS, _AGENT = ("Task", "ConditionalTask"), ("Agent",)
_MANY = range(12)
_CHANGES: dict[str, list[_Change]] = {
    "flow.py": [
        _listener,
        *(_operand(position) for position in _MANY),
        *(_argument("given", position) for position in _MANY),
        *(_entry(position) for position in _MANY),
        _statements("self.state.feedback = f"),
        _statements("self.state.taken"),
        _statements("release("),
        _statements("record("),
        _statements("print(act("),
    ],
    "routes.py": [_labels, _branches(_FALSE), _branches(_TRUE), _limits],
    "calls.py": [_statements("parts.append(look_up")],
    "checks.py": [_branches(_FALSE)],
    "guards.py": [_branches(_FALSE), _statements("release(")],
    "main.py": [
        _compared,
        *(_argument("first_of", position) for position in range(1, 12)),
        _statements("release("),
        _statements("record("),
        _statements("print(act("),
        _statements("require_searches"),
    ],
    "crew.py": [
        _keyword(_TASKS, "guardrail"),
        _keyword(_TASKS, "guardrails"),
        _keyword(_TASKS, "condition"),
        _keyword(_TASKS, "output_pydantic"),
        _keyword(_AGENT, "tools"),
        _keyword(_AGENT, "knowledge_sources"),
        _compared,
    ],
}
