"""Texts that a form asks for."""

from __future__ import annotations

import re

import pytest

from evaluator.blueprint.routing import matching


@pytest.mark.parametrize("pattern", ["[A-Z]{2}-[0-9]{4}", "yes|no", r"\d+\.\d\d", "ä+"])
def test_a_text_fits_its_form_and_is_the_same_each_time(pattern: str) -> None:
    assert re.fullmatch(pattern, matching(pattern))
    assert matching(pattern) == matching(pattern)


@pytest.mark.parametrize("pattern", ["(", "[z-a]", "(?<=a+)b", "a{99999999999}", r"(a)(?(1)b|c)"])
def test_a_form_from_which_no_text_is_made_is_one_error(pattern: str) -> None:
    with pytest.raises(ValueError):
        matching(pattern)
