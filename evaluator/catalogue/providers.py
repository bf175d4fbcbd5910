"""The providers of language models: how CrewAI is told about each, and what it needs.

The rules were found by running CrewAI 1.15.30. Its own table (`crewai_cli.constants`) is partly
stale and lacks providers; a slow test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.blueprint.model import Project, ProviderId
from evaluator.catalogue.addresses import problem_of_address
from evaluator.i18n import Marked, Message, message

AS_OF = "2026-11-24"
"""The day on which the models were current: known to CrewAI 1.15.30 or to the catalogue it brings."""


@dataclass(frozen=True)
class Provider:
    """A provider.

    - `prefix` stands before a model's name in CrewAI's model strings; `extra` is CrewAI's extra that it needs.
    - `key` is the environment variable without which no call succeeds; empty where a call can do
      without. `settings` are the further variables that a project's `.env.example` lists.
    - `url_variable` names the variable with the server's address; `default_url` is the address where
      none is set; `url_argument` is the argument of `LLM` that takes it, empty where CrewAI takes none.
    - `models` are suggestions, `default` first; any other name can be typed. `small` is for drafts.
    """

    id: ProviderId
    name: Marked
    prefix: str
    default: str
    small: str
    models: tuple[str, ...] = ()
    key: str = ""
    settings: tuple[str, ...] = ()
    extra: str = ""
    url_variable: str = ""
    default_url: str = ""
    url_argument: str = "base_url"
    takes_seed: bool = False
    takes_timeout: bool = True
    needs_url: bool = False


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        id="openai",
        name=Marked("OpenAI"),
        prefix="",
        default="gpt-4.1-mini",
        small="gpt-4.1-nano",
        models=("gpt-4.1-mini", "gpt-4.1", "gpt-4.1-nano", "gpt-5.6", "gpt-5.4-mini", "gpt-5.4-nano"),
        key="OPENAI_API_KEY",
        url_variable="OPENAI_BASE_URL",
        takes_seed=True,
    ),
    Provider(
        id="anthropic",
        name=Marked("Anthropic"),
        prefix="anthropic/",
        default="claude-sonnet-5",
        small="claude-haiku-4-5-20251001",
        models=("claude-sonnet-5", "claude-opus-5", "claude-fable-5", "claude-haiku-4-5-20251001"),
        key="ANTHROPIC_API_KEY",
        extra="anthropic",
        url_variable="ANTHROPIC_BASE_URL",
    ),
    Provider(
        id="gemini",
        name=Marked("Google Gemini"),
        prefix="gemini/",
        default="gemini-3.8-flash",
        small="gemini-3.5-flash-lite",
        models=("gemini-3.8-flash", "gemini-3.1-pro-preview", "gemini-3.5-flash-lite", "gemini-2.5-pro"),
        key="GEMINI_API_KEY",
        extra="google-genai",
        url_argument="",
        takes_timeout=False,
    ),
    Provider(
        # The model is the name of a deployment of one's own; by default it is called as its model.
        id="azure",
        name=Marked("Azure"),
        prefix="azure/",
        default="gpt-4.1-mini",
        small="gpt-4.1-nano",
        models=("gpt-4.1-mini", "gpt-4.1", "gpt-4.1-nano"),
        key="AZURE_API_KEY",
        settings=("AZURE_API_VERSION",),
        extra="azure-ai-inference",
        url_variable="AZURE_API_BASE",
        url_argument="endpoint",
        needs_url=True,
    ),
    Provider(
        # Without these variables the AWS profile or role of the machine is used.
        id="bedrock",
        name=Marked("Amazon Bedrock"),
        prefix="bedrock/",
        default="us.amazon.nova-pro-v1:0",
        small="us.amazon.nova-lite-v1:0",
        models=(
            "us.amazon.nova-pro-v1:0",
            "us.amazon.nova-lite-v1:0",
            "us.amazon.nova-micro-v1:0",
            "anthropic.claude-haiku-4-5-20251001-v1:0",
        ),
        settings=("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"),
        extra="bedrock",
        url_argument="",
        takes_timeout=False,
    ),
    Provider(
        id="deepseek",
        name=Marked("DeepSeek"),
        prefix="deepseek/",
        default="deepseek-chat",
        small="deepseek-v4-flash",
        models=("deepseek-chat", "deepseek-reasoner", "deepseek-v4-pro", "deepseek-v4-flash"),
        key="DEEPSEEK_API_KEY",
        url_variable="DEEPSEEK_BASE_URL",
    ),
    Provider(
        id="openrouter",
        name=Marked("OpenRouter"),
        prefix="openrouter/",
        default="openai/gpt-4.1-mini",
        small="openai/gpt-4.1-nano",
        models=("openai/gpt-4.1-mini", "openai/gpt-4.1-nano", "deepseek/deepseek-v3.2"),
        key="OPENROUTER_API_KEY",
        url_variable="OPENROUTER_BASE_URL",
        takes_seed=True,
    ),
    Provider(
        id="dashscope",
        name=Marked("Alibaba DashScope (Qwen)"),
        prefix="dashscope/",
        default="qwen-plus",
        small="qwen-flash",
        models=("qwen-plus", "qwen3.8-max", "qwen3.7-plus", "qwen-flash"),
        key="DASHSCOPE_API_KEY",
        url_variable="DASHSCOPE_BASE_URL",
        takes_seed=True,
    ),
    Provider(
        id="groq",
        name=Marked("Groq"),
        prefix="groq/",
        default="openai/gpt-oss-120b",
        small="openai/gpt-oss-20b",
        models=("openai/gpt-oss-120b", "openai/gpt-oss-20b", "qwen/qwen3.8-27b"),
        key="GROQ_API_KEY",
        extra="litellm",
        takes_seed=True,
    ),
    Provider(
        id="mistral",
        name=Marked("Mistral"),
        prefix="mistral/",
        default="mistral-large-latest",
        small="mistral-small-latest",
        models=("mistral-large-latest", "mistral-medium-latest", "mistral-small-latest"),
        key="MISTRAL_API_KEY",
        extra="litellm",
        takes_seed=True,
    ),
    Provider(
        id="ollama",
        name=Marked("Ollama, on this machine"),
        prefix="ollama/",
        default="llama3.1",
        small="llama3.2",
        models=("llama3.1", "llama3.2", "qwen3", "mistral", "gemma3"),
        url_variable="OLLAMA_HOST",
        default_url="http://localhost:11434",
        takes_seed=True,
    ),
    Provider(
        # `openai/` with a name that OpenAI does not have works only where `base_url` is passed.
        id="compatible",
        name=Marked("Any OpenAI-compatible server"),
        prefix="openai/",
        default="",
        small="",
        settings=("OPENAI_API_KEY",),
        url_variable="OPENAI_BASE_URL",
        takes_seed=True,
        needs_url=True,
    ),
)  # fmt: skip
PROVIDER: dict[ProviderId, Provider] = {provider.id: provider for provider in PROVIDERS}


def provider_of(project: Project) -> Provider:
    """The provider that a project starts with."""
    return PROVIDER[project.provider]


def model_string(project: Project, model: str = "") -> str:
    """A model as CrewAI's `LLM` is told it; the project's own without `model`. A typed prefix is not doubled.

    The models of a server of one's own are prefixed whatever they are called: one may be
    `openai/gpt-oss-20b` there.
    """
    provider, name = provider_of(project), model or project.model
    if not provider.prefix and "/" in name:
        # OpenAI's names go without prefix, but before a `/` CrewAI would look for one.
        return name if name.startswith("openai/") else f"openai/{name}"
    is_prefixed = name.startswith(provider.prefix) and provider.id != "compatible"
    return name if is_prefixed else provider.prefix + name


def key_variables(project: Project) -> tuple[str, ...]:
    """The environment variables without which no call of the project's models succeeds."""
    provider = provider_of(project)
    return (provider.key,) if provider.key else ()


def settings_variables(project: Project) -> tuple[str, ...]:
    """All environment variables that concern the project's models: the key, the further ones, the address."""
    provider = provider_of(project)
    every = (provider.key, *provider.settings, provider.url_variable)
    return tuple(dict.fromkeys(name for name in every if name))


def extra(project: Project) -> str:
    """The extra of CrewAI that the project's provider needs, or empty."""
    return provider_of(project).extra


def problems_of_model(project: Project) -> tuple[tuple[str, Message], ...]:
    """What keeps the project's models from being called: the field of `Project`, and why."""
    provider = provider_of(project)
    found: list[tuple[str, Message]] = []
    if not project.model.strip():
        found.append(("model", message(Marked("The project names no model; type the one to use."))))
    elif problem := problem_of_model_name(project.model):
        found.append(("model", problem))
    if project.provider == "compatible" and not project.base_url.strip():
        found.append(
            (
                "base_url",
                message(
                    Marked("An OpenAI-compatible server needs its address, as http://host:8000/v1.")
                ),
            )
        )
    elif project.base_url.strip() and not provider.url_argument:
        found.append(
            (
                "base_url",
                message(
                    Marked("CrewAI takes no address for {provider}; leave it empty."),
                    provider=provider.name,
                ),
            )
        )
    elif project.base_url.strip() and (problem := problem_of_address(project.base_url)):
        found.append(("base_url", problem))
    return tuple(found)


def problem_of_model_name(text: str) -> Message | None:
    """Why a text is no name of a model; None when it is one."""
    if text.strip().isprintable() and not set(text.strip()) & set(" \"'`\\"):
        return None
    return message(
        Marked("“{model}” is not the name of a model; it has no space or quote."), model=text
    )
