"""The real assessments in tests/cases give what an independent program computed for them."""

import json
from pathlib import Path

import pytest

from evaluator.advice import advise
from evaluator.document import load

CASES = Path(__file__).parents[1] / "cases"
EXPECTED = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_case_comes_to_its_expected_figures(name: str) -> None:
    assessment = load(CASES / f"{name}.assessment.json")
    expected = EXPECTED[name]
    advice = advise(assessment)
    if "missing" in expected:
        assert advice is None
        assert list(assessment.missing) == expected["missing"]
        return
    assert advice is not None
    placement = advice.placement
    assert {
        "complexity": placement.complexity,
        "precision": placement.precision,
        "complexity_level": placement.level("complexity"),
        "precision_level": placement.level("precision"),
        "quadrant": placement.quadrant,
        "architecture": advice.architecture.id,
        "borderline": placement.borderline,
        "stability": {str(quadrant): float(share) for quadrant, share in advice.odds.items()},
    } == expected
