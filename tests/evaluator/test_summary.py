"""What a list says of an assessment file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from evaluator.document import save
from evaluator.i18n import ENGLISH
from evaluator.summary import day_words, summary_of
from tests.strategies import assessment


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 24, 9, 5), "today, 09:05"),
        (datetime(2026, 11, 23, 23, 59), "yesterday"),
        (datetime(2026, 11, 19), "19 November 2026"),
        (None, ""),
    ],
)
def test_when_is_said_as_short_as_it_can(moment: datetime | None, said: str) -> None:
    assert day_words(moment, date(2026, 11, 24), ENGLISH) == said


def test_a_draft_is_summed_up_as_one(tmp_path: Path) -> None:
    path = tmp_path / "d.assessment.json"
    save(assessment({"steps": 3}), path)
    found = summary_of(path, ENGLISH)
    assert (ENGLISH(found.what), ENGLISH(found.firmness)) == ("Draft", "1 of 8 ratings")
