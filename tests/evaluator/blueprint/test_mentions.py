"""Lists and clauses in the user's words."""

import pytest
from hypothesis import given

from evaluator.blueprint.mentions import (
    clauses,
    counts,
    directions,
    fields_in,
    head_of,
    kinship,
    listed,
    word_count,
)
from tests.strategies import typed_text

LISTS = [
    (
        "Receive, read, extract, match to the order, decide, post",
        ("Receive", "read", "extract", "match to the order", "decide", "post"),
    ),
    ("Three routes: approve, ask the buyer, reject", ("approve", "ask the buyer", "reject")),
    ("Pay, query or refuse, by a dozen rules", ("Pay", "query", "refuse")),
    ("Read the points, write the text", ("Read the points", "write the text")),
    (
        "Vision, speech, language and interaction, one specialist each",
        ("Vision", "speech", "language", "interaction"),
    ),
    ("查询接口，整理成表格", ("查询接口", "整理成表格")),
    ("日期、城市和活跃用户数", ("日期", "城市", "活跃用户数")),
    (
        "- read the file\n- write a letter\n- send it",
        ("read the file", "write a letter", "send it"),
    ),
    ("1. net\n2. tax\n3. total", ("net", "tax", "total")),
    ("net; tax; total.", ("net", "tax", "total")),
]
NO_LISTS = [
    "",
    "tax law against case law",
    "Policies and repair costs",
    "From intake to the letter",
    "Weak sources send the search back",
    "Retries, fallbacks when a model is missing or fails",
    "The e-mail must not claim defects that the report does not name",
    "Cover depends on policy and cause; the sum on both and on what the garage says",
    "VAT rules and invoice layouts, all of it documented",
    "1,000 invoices",
    "One sentence. Another, longer one.",
]


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_a_list_gives_its_items(text: str, items: tuple[str, ...]) -> None:
    assert listed(text) == items


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_is_not_plainly_a_list_is_none(text: str) -> None:
    assert listed(text) == ()


@given(typed_text)
def test_any_text_gives_no_list_or_a_few_short_items_that_stand_in_it(text: str) -> None:
    items = listed(text)
    assert len(items) != 1 and len(items) <= 12
    for item in items:
        assert item.strip() in text and 1 <= word_count(item) <= 6
    for clause in clauses(text):
        assert head_of(clause)
    fields_in(text)
    for item in directions(text):
        assert item.label and item.target and item.words in text


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "Read supplier invoices that arrive as PDF, extract the fields our ERP needs, match each one "
            "to its purchase order, and post those that fit. Whatever does not fit goes to the buyer.",
            ("Read supplier invoices", "extract fields", "match", "post"),
        ),
        (
            "Read a claim with its photos' descriptions and the policy, decide on cover by the rules, "
            "estimate the damage, and prepare payment, query or refusal for release.",
            ("Read claim", "decide on cover", "estimate damage", "prepare payment"),
        ),
        ("Sort incoming motor claims into pay, query and refuse.", ()),
        ("Twenty playful names for a coffee stand at a railway station.", ()),
        ("A clerk reads it, writes a reply.", ()),
    ],
)
def test_a_description_tells_its_pieces_of_work(text: str, heads: tuple[str, ...]) -> None:
    assert tuple(head_of(clause) for clause in clauses(text)) == heads


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Read the text of one supplier invoice and give number, date, supplier, currency, net, tax "
            "and total in a fixed JSON object.",
            ("number", "date", "supplier", "currency", "net", "tax", "total"),
        ),
        ("Read the letter, compare it with the file and draft a reply.", ()),
        ("Look, listen, discuss, and describe the room.", ()),
    ],
)
def test_a_description_enumerates_fields(text: str, fields: tuple[str, ...]) -> None:
    assert fields_in(text) == fields


@pytest.mark.parametrize(("phrase", "count"), [("three angles", 3), ("2 views", 2), ("angles", 0)])
def test_a_phrase_says_how_many(phrase: str, count: int) -> None:
    assert counts(phrase) == count


DIRECTIONS = [
    (
        "Complete: to the doctor; incomplete: back to the desk",
        [("Complete", "the doctor", False), ("incomplete", "the desk", True)],
    ),
    (
        "Complete: goes to the doctor, incomplete: returned to the desk.",
        [("Complete", "the doctor", False), ("incomplete", "the desk", True)],
    ),
    (
        "- simple -> the clerk\n- complex → the expert",
        [("simple", "the clerk", False), ("complex", "the expert", False)],
    ),
    ("完整：核查流水；不完整：退回登记", [("完整", "核查流水", False), ("不完整", "登记", True)]),
    ("完整：转医生；不完整：退回前台", [("完整", "医生", False), ("不完整", "前台", True)]),
]


@pytest.mark.parametrize(("text", "found"), DIRECTIONS)
def test_a_note_says_where_each_case_leads(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(item.label, item.target, item.is_back) for item in directions(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Three routes: approve, ask the buyer, reject",
        "Complete: to the doctor",
        "Standard cases: 14 days; complex: to the board",
        "材料：身份证；条件：年满十八岁",
        "It depends. To the doctor, or not.",
    ],
)
def test_what_does_not_say_it_of_each_case_leads_nowhere(text: str) -> None:
    assert directions(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "are_kin"),
    [
        ("pay the supplier", "approve the payment", True),
        ("on approval", "approve", True),
        ("the doctor", "see the doctor", True),
        ("医生", "转给医生", True),
        ("approve", "reject", False),
        ("the", "the", False),
    ],
)
def test_phrases_about_one_thing_are_kin(one: str, other: str, are_kin: bool) -> None:
    assert bool(kinship(one, other)) == are_kin
