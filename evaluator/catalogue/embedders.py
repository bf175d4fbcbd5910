"""The embedders: models that turn texts into vectors, for knowledge, memory and search tools.

CrewAI reads `model_name` (another key is ignored without a word), and for Ollama the server's
address alone: with a path behind it the path is doubled. Found by running CrewAI 1.15.30.
"""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.blueprint.model import Embedder, EmbedderId
from evaluator.catalogue.addresses import problem_of_address
from evaluator.catalogue.providers import problem_of_model_name
from evaluator.i18n import Marked, Message, message


@dataclass(frozen=True)
class EmbedderKind:
    """A kind of embedder.

    `provider` is CrewAI's name of it and `url_setting` the key of its `config` that takes the address.
    `key` is the environment variable with the key; `key_is_needed` where no call succeeds without.
    `package` is the requirement that CrewAI does not bring.
    """

    id: EmbedderId
    name: Marked
    provider: str
    default: str
    models: tuple[str, ...]
    key: str = ""
    key_is_needed: bool = False
    url_variable: str = ""
    url_setting: str = ""
    default_url: str = ""
    package: str = ""


EMBEDDERS: tuple[EmbedderKind, ...] = (
    EmbedderKind(
        id="openai",
        name=Marked("OpenAI"),
        provider="openai",
        default="text-embedding-3-small",
        models=("text-embedding-3-small", "text-embedding-3-large"),
        key="OPENAI_API_KEY",
        key_is_needed=True,
        url_variable="OPENAI_BASE_URL",
        url_setting="api_base",
    ),
    EmbedderKind(
        id="ollama",
        name=Marked("Ollama, on this machine"),
        provider="ollama",
        default="nomic-embed-text",
        models=("nomic-embed-text", "mxbai-embed-large", "bge-m3"),
        url_variable="OLLAMA_HOST",
        url_setting="url",
        default_url="http://localhost:11434",
        package="ollama>=0.4,<1",
    ),
    EmbedderKind(
        id="compatible",
        name=Marked("Any OpenAI-compatible server"),
        provider="openai",
        default="",
        models=(),
        key="EMBEDDER_API_KEY",
        url_variable="EMBEDDER_BASE_URL",
        url_setting="api_base",
    ),
)
EMBEDDER: dict[EmbedderId, EmbedderKind] = {kind.id: kind for kind in EMBEDDERS}


def embedder_of(embedder: Embedder) -> EmbedderKind:
    """The kind of a blueprint's embedder."""
    return EMBEDDER[embedder.provider]


def problems_of_embedder(embedder: Embedder) -> tuple[tuple[str, Message], ...]:
    """What keeps an embedder from being called: the field of `Embedder`, and why."""
    found: list[tuple[str, Message]] = []
    if not embedder.model.strip():
        found.append(
            ("model", message(Marked("The embedder names no model; type the one to use.")))
        )
    elif problem := problem_of_model_name(embedder.model):
        found.append(("model", problem))
    if embedder.provider == "compatible" and not embedder.base_url.strip():
        found.append(
            (
                "base_url",
                message(
                    Marked("An OpenAI-compatible server needs its address, as http://host:8000/v1.")
                ),
            )
        )
    elif embedder.base_url.strip() and (problem := problem_of_address(embedder.base_url)):
        found.append(("base_url", problem))
    return tuple(found)
