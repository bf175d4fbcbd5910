import pytest

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import blueprint_of, derive
from evaluator.errors import EvaluatorError
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from tests.strategies import assessment, even

ALL = [item.id for item in ARCHITECTURES]


def with_blueprint(
    document: Assessment, architecture: ArchitectureId, **changes: object
) -> Assessment:
    blueprint = derive(document, architecture, ENGLISH)
    return document.model_copy(update={"blueprint": blueprint.model_copy(update=changes)})


@pytest.mark.parametrize("architecture", ALL)
def test_title_description_and_notes_reach_agents_and_steps(architecture: ArchitectureId) -> None:
    document = assessment(
        even(5, 5),
        use_case={"title": "TITLE", "description": "DESCRIPTION"},
        ratings={
            "steps": {"score": 5, "note": "STEPS-NOTE"},
            "accuracy": {"score": 5, "note": "ACCURACY-NOTE"},
        },
    )
    blueprint = derive(document, architecture, ENGLISH)
    steps = "\n".join(step.description for step in blueprint.steps)
    for part in ("TITLE", "DESCRIPTION", "STEPS-NOTE", "ACCURACY-NOTE", "{request}"):
        assert part in steps
    for agent in blueprint.agents:
        assert "TITLE" in agent.backstory and "DESCRIPTION" in agent.backstory
    assert blueprint.inputs[0].example == "DESCRIPTION"


@pytest.mark.parametrize("architecture", ALL)
def test_steps_and_agents_refer_to_each_other(architecture: ArchitectureId) -> None:
    blueprint = derive(assessment(even(5, 5)), architecture, ENGLISH)
    agents = {agent.name for agent in blueprint.agents}
    crews = {crew.name for crew in blueprint.crews}
    known: set[str] = set()
    for step in blueprint.steps:
        assert not step.agent or step.agent in agents
        assert not step.crew or step.crew in crews
        assert set(step.after) <= known, "a step builds on earlier ones"
        known.add(step.id)
    roles = [agent.role for agent in blueprint.agents]
    assert len(set(roles)) == len(roles)


@pytest.mark.parametrize(
    ("needs", "provider"),
    [({}, "openai"), ({"models": {"answer": "this_machine"}}, "ollama")],
)
def test_models_on_this_machine_need_no_key(needs: dict[str, object], provider: str) -> None:
    document = assessment(even(5, 5), needs=needs)
    assert derive(document, "simple_crew", ENGLISH).project.provider == provider


@pytest.mark.parametrize(("precision", "temperature"), [(2, None), (8, 0.0)])
def test_high_precision_sets_temperature_zero(precision: int, temperature: float | None) -> None:
    options = derive(assessment(even(5, precision)), "flow_llm_calls", ENGLISH).options
    assert options.temperature == temperature


def test_a_stored_blueprint_is_built_with_its_own_words() -> None:
    document = assessment(even(2, 8))
    steps = list(derive(document, "flow_llm_calls", ENGLISH).steps)
    steps[0] = steps[0].model_copy(update={"description": "MY OWN WORDS", "origin": "edited"})
    stored = with_blueprint(document, "flow_llm_calls", steps=tuple(steps))
    assert blueprint_of(stored, "flow_llm_calls", ENGLISH).steps[0].description == "MY OWN WORDS"


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ({"name": "json", "package": "fine"}, "blueprint.project.name"),
        ({"name": "Fine", "package": "class"}, "blueprint.project.package: “class”"),
        ({"name": "", "package": "fine"}, "blueprint.project.name"),
        ({"name": "🚀", "package": "fine"}, "blueprint.project.name"),
        ({"name": "Fine", "package": "x" * 300}, "300 characters"),
        ({"name": "Fine", "package": "fine", "model": " "}, "blueprint.project.model"),
    ],
)
def test_a_stored_name_that_cannot_be_built_is_refused(part: dict[str, str], says: str) -> None:
    document = assessment(even(2, 8))
    project = derive(document, "flow_llm_calls", ENGLISH).project.model_copy(update=part)
    stored = with_blueprint(document, "flow_llm_calls", project=project)
    with pytest.raises(EvaluatorError, match=says.replace("(", r"\(")):
        blueprint_of(stored, "flow_llm_calls", ENGLISH)


def test_a_blueprint_of_another_architecture_is_refused() -> None:
    stored = with_blueprint(assessment(even(2, 8)), "complex_crew")
    with pytest.raises(EvaluatorError, match=r"blueprint\.agents"):
        blueprint_of(stored, "flow_llm_calls", ENGLISH)


def test_two_agents_with_one_role_are_refused() -> None:
    document = assessment(even(8, 2))
    agents = derive(document, "complex_crew", ENGLISH).agents
    same = tuple(agent.model_copy(update={"role": "One"}) for agent in agents)
    with pytest.raises(EvaluatorError, match=r"blueprint\.agents\[1\]\.role"):
        blueprint_of(with_blueprint(document, "complex_crew", agents=same), "complex_crew", ENGLISH)
