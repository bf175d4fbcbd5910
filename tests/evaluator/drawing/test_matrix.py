import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from evaluator.drawing.matrix import matrix_shapes, matrix_words, small_matrix_shapes
from evaluator.drawing.matrix_values import matrix_values
from evaluator.drawing.palette import PALETTES
from evaluator.drawing.plot import plot_of, quadrant_at
from evaluator.drawing.shapes import Circle, Line, Rect, Text
from evaluator.drawing.svg import to_svg
from evaluator.drawing.text_width import text_width
from evaluator.i18n import ENGLISH
from tests.pseudo import PSEUDO, untranslated
from tests.strategies import all_scores, assessment, even, rated

SIZE = (400.0, 440.0)


def shapes(document: object, **options: object) -> list[object]:
    return list(matrix_shapes(matrix_values(document), SIZE, ENGLISH, **options))  # type: ignore[arg-type]


def test_precision_goes_to_the_right_and_complexity_upwards() -> None:
    plot = plot_of(SIZE)
    assert plot.x(1) < plot.x(10) and plot.y(1) > plot.y(10)
    assert plot.x(4.5) - plot.left == pytest.approx(0.4 * plot.side)
    assert plot.bottom - plot.y(4.5) == pytest.approx(0.4 * plot.side)


@given(all_scores)
def test_the_point_lies_where_the_scores_say(scores: dict[str, int]) -> None:
    document = assessment(scores)
    plot = plot_of(SIZE)
    point = next(s for s in shapes(document) if isinstance(s, Circle) and s.words)
    placement = document.placement
    assert placement is not None
    assert (point.x, point.y) == (plot.x(placement.precision), plot.y(placement.complexity))
    assert point.fill == f"mark-{placement.quadrant}"
    assert quadrant_at(SIZE, point.x, point.y) is placement.architecture


@given(all_scores)
def test_all_shapes_stay_inside_the_picture(scores: dict[str, int]) -> None:
    for shape in shapes(assessment(scores), large=True):
        if isinstance(shape, Rect):
            assert shape.x >= -1 and shape.y >= -1
            assert shape.x + shape.width <= SIZE[0] + 1 and shape.y + shape.height <= SIZE[1] + 1
        elif isinstance(shape, Circle):
            assert 0 <= shape.x <= SIZE[0] and 0 <= shape.y <= SIZE[1]
        elif isinstance(shape, Line):
            assert min(shape.x1, shape.x2, shape.y1, shape.y2) >= -1


def test_the_likeliest_dot_is_the_largest() -> None:
    document = assessment(even(5, 8))
    dots = [s for s in shapes(document) if isinstance(s, Circle) and s.fill.startswith("dot")]
    plot = plot_of(SIZE)
    largest = max(dots, key=lambda dot: dot.radius)
    assert (largest.x, largest.y) == (plot.x(8), plot.y(5))
    assert {dot.fill for dot in dots} == {"dot-4", "dot-2"}


def test_a_draft_shows_the_open_region_and_no_point() -> None:
    drawn = shapes(assessment({"steps": 6}))
    assert any(isinstance(s, Text) and s.text == "still open" for s in drawn)
    assert not any(isinstance(s, Circle) for s in drawn)


def test_an_override_frames_the_chosen_cell() -> None:
    decided = {"architecture": "simple_crew", "recommended": "flow_llm_calls"}
    drawn = shapes(assessment(even(2, 8), decision=decided))
    assert any(isinstance(s, Text) and s.text == "your choice" for s in drawn)
    assert any(isinstance(s, Rect) and s.stroke == "mark-1" for s in drawn)


def test_sure_ratings_have_no_cloud() -> None:
    ratings = {id: {"score": 5, "confidence": "sure"} for id in even(5, 5)}
    drawn = shapes(assessment(even(5, 5), ratings=ratings))
    assert not any(isinstance(s, Circle) and s.fill.startswith("dot") for s in drawn)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("scores", [even(5, 8), even(1, 1), {"steps": 3}], ids=str)
def test_every_role_has_a_colour_and_the_svg_is_well_formed(
    theme: str, scores: dict[str, int]
) -> None:
    values = matrix_values(assessment(scores))
    drawn = matrix_shapes(values, SIZE, ENGLISH, large=True)
    words = matrix_words(values, ENGLISH)
    svg = to_svg(drawn, SIZE, PALETTES[theme], words)  # type: ignore[index]
    root = ET.fromstring(svg)
    assert root.attrib["aria-label"] == words
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Precision →" in texts


def test_no_word_is_drawn_untranslated() -> None:
    for scores in (even(5, 8), {"steps": 3}):
        for shape in matrix_shapes(matrix_values(assessment(scores)), SIZE, PSEUDO, large=True):
            if isinstance(shape, Text):
                assert not untranslated(shape.text), shape.text


@given(rated)
def test_the_label_of_the_cloud_covers_no_name(ratings: dict[str, tuple[int, int]]) -> None:
    confidence = {0: "sure", 1: "likely", 2: "guess"}
    given_ratings = {
        factor_id: {"score": score, "confidence": confidence[spread]}
        for factor_id, (score, spread) in ratings.items()
    }
    values = matrix_values(assessment({}, ratings=given_ratings))
    if values.spread is None or not values.cloud:
        return
    drawn = list(matrix_shapes(values, SIZE, ENGLISH, large=True))
    label = next(s for s in drawn if isinstance(s, Text) and s.text == ENGLISH(values.spread))
    half = text_width(label.text, label.size) / 2
    backs = [s for s in drawn if isinstance(s, Rect) and s.radius == 3]
    assert len(backs) == 4
    for back in backs:
        aside = label.x + half <= back.x + 3 or back.x + back.width - 3 <= label.x - half
        above_or_below = label.y + 3 <= back.y + 1 or back.y + back.height - 1 <= label.y - 9
        assert aside or above_or_below, label


def test_the_point_is_drawn_where_its_motion_is() -> None:
    document = assessment(even(8, 8))
    resting, moving = shapes(document), shapes(document, point=(2.0, 3.0))
    plot = plot_of(SIZE)
    marks = [shape for shape in moving if isinstance(shape, Circle) and shape.fill == "mark-4"]
    assert [(mark.x, mark.y) for mark in marks] == [(plot.x(3.0), plot.y(2.0))]
    assert resting != moving


def test_with_nothing_rated_the_point_can_be_anywhere() -> None:
    texts = [shape.text for shape in shapes(assessment({})) if isinstance(shape, Text)]
    assert "anywhere" in texts and "still open" not in texts


@given(all_scores)
def test_the_small_matrix_marks_the_cell_of_the_point(scores: dict[str, int]) -> None:
    placement = assessment(scores).placement
    drawn = small_matrix_shapes(placement, (40, 40))
    active = [s.fill for s in drawn if isinstance(s, Rect) and s.fill.startswith("small-active")]
    assert active == [f"small-active-{placement.quadrant}"]
    assert all(0 <= s.x <= 40 and 0 <= s.y <= 40 for s in drawn if isinstance(s, Circle))
