"""Hypothesis strategies for the domain."""

from __future__ import annotations

from hypothesis import strategies as st

from evaluator.assessment import Assessment
from evaluator.factors import FACTORS

scores = st.integers(1, 10)
all_scores = st.fixed_dictionaries({factor.id: scores for factor in FACTORS})
rated = st.fixed_dictionaries(
    {factor.id: st.tuples(scores, st.integers(0, 2)) for factor in FACTORS}
)
typed_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"'\\{}%#:<>&`$|*_[]()")
)


def assessment(scores: dict[str, int], **parts: object) -> Assessment:
    """A complete assessment with these scores."""
    return Assessment.model_validate(
        {
            "schema_version": 1,
            "use_case": {"title": "Case"},
            "ratings": {factor_id: {"score": score} for factor_id, score in scores.items()},
            **parts,
        }
    )


def even(complexity: int, precision: int) -> dict[str, int]:
    """The same score for every factor of an axis."""
    return {
        factor.id: complexity if factor.axis == "complexity" else precision for factor in FACTORS
    }
