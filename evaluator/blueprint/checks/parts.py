"""Models, tools and knowledge: what each needs to be built."""

from __future__ import annotations

from collections.abc import Iterator

from evaluator.blueprint.checks.problem import Problem
from evaluator.blueprint.plan import Plan
from evaluator.catalogue.embedders import problems_of_embedder
from evaluator.catalogue.knowledge import problems_of_knowledge
from evaluator.catalogue.providers import problem_of_model_name, problems_of_model
from evaluator.catalogue.tools import problem_of_source


def models(plan: Plan) -> Iterator[Problem]:
    """The project's model, and its embedder."""
    for field, words in problems_of_model(plan.blueprint.project):
        yield Problem("model", "project", "", field, words)
    for agent in plan.blueprint.agents:
        if agent.model.strip() and (wrong := problem_of_model_name(agent.model)):
            yield Problem("model", "agents", agent.id, "model", wrong)
    for field, words in problems_of_embedder(plan.blueprint.embedder):
        yield Problem("embedder", "embedder", "", field, words)


def tools(plan: Plan) -> Iterator[Problem]:
    """A search tool needs something to search."""
    for tool in plan.blueprint.tools:
        words = problem_of_source(tool)
        if words is not None:
            yield Problem("no_source", "tools", tool.id, "source", words)


def knowledge(plan: Plan) -> Iterator[Problem]:
    """A source needs its text or its file, and pieces that go on."""
    for source in plan.blueprint.knowledge:
        for field, words in problems_of_knowledge(source):
            yield Problem("source", "knowledge", source.id, field, words)
