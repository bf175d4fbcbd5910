"""What one gains and pays by taking another architecture than the recommended one."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.i18n import Marked
from evaluator.matrix import ArchitectureId


@dataclass(frozen=True)
class TradeOff:
    """Gains and pains of going from one architecture to another."""

    gains: tuple[Marked, ...]
    pains: tuple[Marked, ...]


TRADE_OFFS: dict[tuple[ArchitectureId, ArchitectureId], TradeOff] = {
    ("simple_crew", "flow_llm_calls"): TradeOff(
        (
            Marked("The order is fixed and every answer has a type"),
            Marked("Each prompt is a function that can be tested"),
        ),
        (
            Marked("Code for what one agent's prompt would do"),
            Marked("Less room for the model to find its own way"),
        ),
    ),
    ("simple_crew", "complex_crew"): TradeOff(
        (
            Marked("Each part of the work gets its own specialist"),
            Marked("Several views on one result"),
        ),
        (
            Marked("More calls, more cost, longer runs"),
            Marked("More prompts to tune before the first good result"),
        ),
    ),
    ("simple_crew", "flow_orchestrating_crews"): TradeOff(
        (
            Marked("State, checks and branches are ready when the case grows"),
            Marked("Specialists and exact control in one project"),
        ),
        (
            Marked("The most parts of all four for a small job"),
            Marked("The longest way to a first prototype"),
        ),
    ),
    ("flow_llm_calls", "simple_crew"): TradeOff(
        (
            Marked("A prototype sooner: roles and tasks instead of code"),
            Marked("The agent can find its own way to the answer"),
        ),
        (
            Marked("Outputs vary from run to run"),
            Marked("A wrong shape shows only after the work is done"),
        ),
    ),
    ("flow_llm_calls", "complex_crew"): TradeOff(
        (
            Marked("Specialists who look at the work from several sides"),
            Marked("New kinds of input need a new instruction, not new code"),
        ),
        (
            Marked("The order of steps is no longer fixed by code"),
            Marked("Many more calls for the same result"),
        ),
    ),
    ("flow_llm_calls", "flow_orchestrating_crews"): TradeOff(
        (
            Marked("A second pair of eyes inside each stage"),
            Marked("Room for more steps and more specialised knowledge"),
        ),
        (
            Marked("Agents to tune, more calls, higher cost a run"),
            Marked("Two layers to test: the Flow and its Crews"),
        ),
    ),
    ("complex_crew", "simple_crew"): TradeOff(
        (
            Marked("One or two prompts to look after"),
            Marked("Shorter and cheaper runs"),
        ),
        (
            Marked("One agent has to know everything"),
            Marked("Nobody checks the result from another side"),
        ),
    ),
    ("complex_crew", "flow_llm_calls"): TradeOff(
        (
            Marked("Every step is in code, typed and tested"),
            Marked("Far fewer calls a run"),
        ),
        (
            Marked("Every branch has to be foreseen"),
            Marked("No discussion between specialists"),
        ),
    ),
    ("complex_crew", "flow_orchestrating_crews"): TradeOff(
        (
            Marked("The order of stages and every hand-over is checked"),
            Marked("A run can stop, wait for a person, and resume"),
        ),
        (
            Marked("A Flow, its state and its routes to write and test"),
            Marked("Less freedom between the stages"),
        ),
    ),
    ("flow_orchestrating_crews", "simple_crew"): TradeOff(
        (
            Marked("A prototype within days"),
            Marked("One or two prompts to look after"),
        ),
        (
            Marked("No checked hand-over and no typed state"),
            Marked("One agent carries the whole case"),
        ),
    ),
    ("flow_orchestrating_crews", "flow_llm_calls"): TradeOff(
        (
            Marked("Fewer moving parts: hardly an agent to tune, fewer calls, lower cost a run"),
            Marked("Every prompt is one function with a typed answer, easy to test"),
        ),
        (
            Marked("No second agent looks at a step's result"),
            Marked("A new kind of input means new code, not a new instruction"),
        ),
    ),
    ("flow_orchestrating_crews", "complex_crew"): TradeOff(
        (
            Marked("The specialists stay, without a Flow around them"),
            Marked("A first result sooner"),
        ),
        (
            Marked("No Flow checks the hand-over between stages"),
            Marked("What one step tells the next is text, not typed state"),
        ),
    ),
}
