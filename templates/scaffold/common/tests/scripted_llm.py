"""A model that answers from a script and remembers what it was asked."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from crewai.flow.flow_context import current_flow_method_name
from crewai.llms.base_llm import BaseLLM
from pydantic import PrivateAttr

SCENARIOS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "scenarios.yaml").read_text(encoding="utf-8"))
"""Per route through the project: its inputs, the scripted answer of each step, and how it ends."""


ASIDE = "nothing"
"""The answer to what no step asked, as CrewAI's own questions about knowledge and memory."""
NO_PLAN = '{"list_of_plans_per_task": []}'
"""The answer of the planner, whose task has no name."""


@dataclass
class Call:
    """One question to the model: the step that asked, and all that it was told."""

    step: str
    prompt: str


@dataclass
class Script:
    """The answers still to give, per step, and the calls made so far; `direct` are the steps without an agent."""

    direct: frozenset[str] = frozenset()
    answers: dict[str, list[Any]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def follow(self, answers: dict[str, list[Any]]) -> None:
        """Take the answers of a scenario: per step, in order."""
        self.answers = {step: list(given) for step, given in answers.items()}
        self.calls = []

    def steps(self) -> list[str]:
        """The steps that asked, in order."""
        return [call.step for call in self.calls]

    def prompts(self, step: str) -> list[str]:
        """All that a step told the model, one entry a call."""
        return [call.prompt for call in self.calls if call.step == step]

    def is_used_up(self) -> bool:
        """Whether every scripted answer was asked for."""
        return not any(self.answers.values())

    def answer(self, step: str, prompt: str) -> Any:
        """The next answer of a step."""
        self.calls.append(Call(step, prompt))
        left = self.answers.get(step)
        if not left:
            raise RuntimeError(f"the script has no further answer for {step!r}")
        given = left.pop(0)
        if isinstance(given, dict) and "tool" in given:
            return [
                {
                    "id": f"call_{len(self.calls)}",
                    "type": "function",
                    "function": {"name": given["tool"], "arguments": json.dumps(given["arguments"])},
                }
            ]
        return given if isinstance(given, str) else json.dumps(given)


class ScriptedLLM(BaseLLM):
    """Stands where the real model would; the step that asks is the task, or else the method of the flow."""

    _script: Script = PrivateAttr()
    _method: str = PrivateAttr()

    def __init__(self, model: str, script: Script) -> None:
        super().__init__(model=model)
        self._script = script
        # A direct call builds its model in the method that asks.
        self._method = current_flow_method_name.get()

    def call(self, messages: Any, *args: Any, from_task: Any = None, **kwargs: Any) -> Any:
        """The script's next answer for the step that asks."""
        prompt = messages if isinstance(messages, str) else "\n".join(_text(message) for message in messages)
        if from_task is not None:
            return self._script.answer(from_task.name, prompt) if from_task.name else NO_PLAN
        if self._method in self._script.direct:
            return self._script.answer(self._method, prompt)
        return ASIDE

    async def acall(self, messages: Any, *args: Any, **kwargs: Any) -> Any:
        """The same, awaited."""
        return self.call(messages, *args, **kwargs)

    def supports_function_calling(self) -> bool:
        """Tools are offered the way current models take them."""
        return True


def _text(message: dict[str, Any]) -> str:
    return f"{message.get('content') or ''}"
