from evaluator.factors import AXES, FACTORS


def test_each_axis_has_four_factors_in_the_guides_order() -> None:
    assert [factor.id for factor in AXES["complexity"]] == [
        "steps",
        "interdependencies",
        "conditional_logic",
        "domain_knowledge",
    ]
    assert [factor.id for factor in AXES["precision"]] == [
        "output_structure",
        "accuracy",
        "reproducibility",
        "error_tolerance",
    ]


def test_bands_cover_one_to_ten_without_gap_or_overlap() -> None:
    for factor in FACTORS:
        covered = [score for band in factor.bands for score in range(band.first, band.last + 1)]
        assert covered == list(range(1, 11)), factor.id
        assert [band.id for band in factor.bands] == ["low", "medium", "high"]


def test_every_score_finds_its_band() -> None:
    for factor in FACTORS:
        for score in range(1, 11):
            band = factor.band(score)
            assert band.first <= score <= band.last


def test_every_example_scores_within_its_band() -> None:
    for factor in FACTORS:
        for band in factor.bands:
            assert band.first <= band.example_score <= band.last, (factor.id, band.id)
            assert band.example


def test_only_error_tolerance_warns_of_its_direction() -> None:
    assert [factor.id for factor in FACTORS if factor.notice] == ["error_tolerance"]
