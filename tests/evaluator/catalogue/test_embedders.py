from typing import get_args

from evaluator.blueprint.model import Embedder, EmbedderId
from evaluator.catalogue.embedders import EMBEDDER, embedder_of, problems_of_embedder


def test_every_embedder_of_the_blueprint_has_a_row() -> None:
    assert set(EMBEDDER) == set(get_args(EmbedderId))


def test_the_blueprint_starts_with_a_current_model() -> None:
    assert Embedder().model == embedder_of(Embedder()).default


def test_a_server_of_ones_own_needs_an_address_and_a_model() -> None:
    found = problems_of_embedder(Embedder(provider="compatible", model=""))
    assert [field for field, _ in found] == ["model", "base_url"]
    assert problems_of_embedder(Embedder()) == ()
