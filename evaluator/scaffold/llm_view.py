"""What `llm.py` is rendered from: the models of a project, and how they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evaluator.blueprint.model import Blueprint
from evaluator.catalogue.providers import model_string, provider_of, settings_variables

MAIN_CONSTANT = "MODEL"


@dataclass(frozen=True)
class ModelConstant:
    """A constant of `llm.py` and the model string that it holds."""

    name: str
    model: str


@dataclass(frozen=True)
class LlmView:
    """The models of a project.

    - `constants`: the project's model first, then each other model that an agent has.
    - `key`: the variable without which no call succeeds, or empty; `optional_key`: one that a server may ask for.
    - `url_variable` and `base_url`: where the address comes from, the variable first; `url_argument` is
      the argument that takes it, empty where the model is built without.
    - `seed`, `timeout`, `retries` are None where the provider takes none; `ask`: the project calls a
      model without an agent, at most `rate_limit` times a minute.
    """

    provider: str
    provider_id: str
    constants: tuple[ModelConstant, ...]
    settings: tuple[str, ...]
    key: str = ""
    optional_key: str = ""
    url_variable: str = ""
    url_argument: str = ""
    base_url: str = ""
    url_is_needed: bool = False
    temperature: float | None = None
    seed: int | None = None
    timeout: int | None = None
    retries: int | None = None
    rate_limit: int | None = None
    ask: bool = False

    @property
    def model(self) -> str:
        """The project's model string."""
        return self.constants[0].model

    @property
    def is_checked(self) -> bool:
        """Whether `llm.py` has a `require_model`, to be called before a run."""
        return bool(self.key or self.url_is_needed)

    def constant_of(self, model: str) -> str:
        """The constant that holds a model string; an agent without one takes the project's."""
        return next(
            (constant.name for constant in self.constants if constant.model == model),
            MAIN_CONSTANT,
        )


def llm_view(blueprint: Blueprint, *, direct_calls: bool) -> LlmView:
    """The models of a blueprint; `direct_calls` tells whether a step calls one without an agent."""
    project, options = blueprint.project, blueprint.options
    provider = provider_of(project)
    has_address = bool(provider.url_argument and (provider.url_variable or project.base_url))
    is_compatible = provider.id == "compatible"
    return LlmView(
        provider=provider.name,
        provider_id=provider.id,
        constants=_constants(blueprint),
        settings=settings_variables(project),
        key=provider.key,
        optional_key="OPENAI_API_KEY" if is_compatible else "",
        url_variable=provider.url_variable if has_address else "",
        url_argument=provider.url_argument if has_address else "",
        base_url=project.base_url or provider.default_url if has_address else "",
        url_is_needed=provider.needs_url and not project.base_url,
        temperature=options.temperature,
        seed=options.seed if provider.takes_seed else None,
        timeout=project.timeout if provider.takes_timeout else None,
        retries=project.retries if provider.takes_timeout else None,
        rate_limit=options.rate_limit if direct_calls else None,
        ask=direct_calls,
    )


def agent_model(blueprint: Blueprint, view: LlmView, agent_id: str) -> str:
    """The constant of `llm.py` with an agent's model."""
    agent = blueprint.agent(agent_id)
    name = agent.model if agent else ""
    return view.constant_of(model_string(blueprint.project, name))


def _constants(blueprint: Blueprint) -> tuple[ModelConstant, ...]:
    own = model_string(blueprint.project)
    others = dict.fromkeys(
        model_string(blueprint.project, agent.model) for agent in blueprint.agents if agent.model
    )
    found = [ModelConstant(MAIN_CONSTANT, own)]
    taken = {MAIN_CONSTANT, "TEMPERATURE", "SEED", "BASE_URL", "KEY_VARIABLE"}
    for model in others:
        if model == own:
            continue
        stem = _constant_name(model)
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}_{number}", number + 1
        taken.add(name)
        found.append(ModelConstant(name, model))
    return tuple(found)


def _constant_name(model: str) -> str:
    """`anthropic/claude-haiku-4-5` as `CLAUDE_HAIKU_4_5`; what has no letter first is a `MODEL_…`."""
    name = re.sub(r"[^A-Z0-9]+", "_", model.rsplit("/", 1)[-1].upper()).strip("_")
    return name if name[:1].isalpha() else f"MODEL_{name}".rstrip("_")
