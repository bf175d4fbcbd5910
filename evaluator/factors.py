"""The eight factors of CrewAI's guide "Evaluating Use Cases", their bands, and our example for each band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evaluator.i18n import Marked

Axis = Literal["complexity", "precision"]
BandId = Literal["low", "medium", "high"]

LOWEST, HIGHEST = 1, 10

AXIS_NAMES: dict[Axis, Marked] = {
    "complexity": Marked("Complexity"),
    "precision": Marked("Precision"),
}
BAND_NAMES: dict[BandId, Marked] = {
    "low": Marked("Low"),
    "medium": Marked("Medium"),
    "high": Marked("High"),
}


@dataclass(frozen=True)
class Band:
    """A third of the scale: the scores `first`–`last`, the guide's words, and an example of ours that scores `example_score`."""

    id: BandId
    first: int
    last: int
    text: Marked
    example_score: int
    example: Marked


@dataclass(frozen=True)
class Factor:
    """One of the guide's eight questions, rated 1–10; `notice` warns of a direction that reads the other way."""

    id: str
    axis: Axis
    name: Marked
    question: Marked
    bands: tuple[Band, Band, Band]
    notice: Marked | None = None

    def band(self, score: int) -> Band:
        """The band that holds a score of 1–10."""
        low, medium, high = self.bands
        return low if score <= low.last else medium if score <= medium.last else high


def _bands(
    low: tuple[str, int, str], medium: tuple[str, int, str], high: tuple[str, int, str]
) -> tuple[Band, Band, Band]:
    (a, b, c), (d, e, f), (g, h, i) = low, medium, high
    return (
        Band("low", 1, 3, Marked(a), b, Marked(c)),
        Band("medium", 4, 7, Marked(d), e, Marked(f)),
        Band("high", 8, 10, Marked(g), h, Marked(i)),
    )


FACTORS: tuple[Factor, ...] = (
    Factor(
        "steps",
        "complexity",
        Marked("Number of steps"),
        Marked("How many distinct operations are required?"),
        _bands(
            ("1–3 steps", 2, "read a message, write the reply."),
            ("4–7 steps", 5, "receive, read, extract, check and file a form."),
            ("8+ steps", 9, "a loan file passes nine desks, from intake to the signed contract."),
        ),
    ),
    Factor(
        "interdependencies",
        "complexity",
        Marked("Interdependencies"),
        Marked("How interconnected are the different parts?"),
        _bands(
            ("few dependencies", 2, "each paragraph is translated by itself."),
            ("some dependencies", 5, "the match needs both the invoice and its purchase order."),
            (
                "many complex dependencies",
                9,
                "moving one shift changes the roster, the rooms, the transport and the pay.",
            ),
        ),
    ),
    Factor(
        "conditional_logic",
        "complexity",
        Marked("Conditional logic"),
        Marked("How much branching and decision-making is needed?"),
        _bands(
            ("linear process", 1, "summarise every article in the same way."),
            ("some branching", 5, "an order is approved, queried with the buyer, or rejected."),
            (
                "complex decision trees",
                9,
                "a claim is accepted, queried or refused by a dozen rules.",
            ),
        ),
    ),
    Factor(
        "domain_knowledge",
        "complexity",
        Marked("Domain knowledge"),
        Marked("How specialized is the knowledge required?"),
        _bands(
            ("general knowledge", 2, "sort mail by topic. A new colleague needs an hour."),
            (
                "some specialized knowledge",
                5,
                "name the defects in a building survey. A trained clerk does it.",
            ),
            (
                "deep expertise in multiple domains",
                9,
                "weigh tax law against case law. Two professions sign.",
            ),
        ),
    ),
    Factor(
        "output_structure",
        "precision",
        Marked("Output structure"),
        Marked("How structured must the output be?"),
        _bands(
            ("free-form text", 2, "a friendly reply, in any shape."),
            ("semi-structured", 5, "a memo with four fixed headings."),
            (
                "strictly formatted (JSON, XML)",
                9,
                "the receiving system takes one JSON schema, nothing else.",
            ),
        ),
    ),
    Factor(
        "accuracy",
        "precision",
        Marked("Accuracy needs"),
        Marked("How important is factual accuracy?"),
        _bands(
            ("creative content", 1, "slogans for a spring campaign."),
            ("informational content", 5, "a newsletter that readers take as a first orientation."),
            ("critical information", 9, "the dose on a label is taken as it is printed."),
        ),
    ),
    Factor(
        "reproducibility",
        "precision",
        Marked("Reproducibility"),
        Marked("How consistent must results be across runs?"),
        _bands(
            ("variation acceptable", 2, "ten ideas today, ten others tomorrow."),
            ("some consistency needed", 6, "same case, same verdict; the wording may vary."),
            (
                "exact reproducibility required",
                10,
                "an auditor runs last year's file and must get last year's figures.",
            ),
        ),
    ),
    Factor(
        "error_tolerance",
        "precision",
        Marked("Error tolerance"),
        Marked("What is the impact of errors?"),
        _bands(
            ("low impact", 1, "someone smiles at an odd suggestion and skips it."),
            ("moderate impact", 5, "a customer calls and the e-mail is sent again, corrected."),
            (
                "high impact",
                9,
                "the payment has left the bank before anyone sees the wrong amount.",
            ),
        ),
        notice=Marked("10 means errors hurt badly, 1 means they hardly matter."),
    ),
)

FACTOR: dict[str, Factor] = {factor.id: factor for factor in FACTORS}
AXES: dict[Axis, tuple[Factor, ...]] = {
    axis: tuple(factor for factor in FACTORS if factor.axis == axis) for axis in AXIS_NAMES
}
