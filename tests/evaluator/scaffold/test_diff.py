"""What differs between two trees of files."""

from hypothesis import given
from hypothesis import strategies as st

from evaluator.scaffold.diff import changes
from tests.strategies import typed_text

trees = st.dictionaries(
    st.sampled_from(["a.py", "b.md", "c/d.yaml"]), typed_text.map(str.encode), max_size=3
)


def test_each_changed_file_says_how() -> None:
    before = {"same": b"x\n", "gone": b"1\n", "changed": b"a\nb\nc\n"}
    after = {"same": b"x\n", "new": b"2\n", "changed": b"a\nB\nB\nc\n"}
    found = changes(before, after)
    assert {path: one.kind for path, one in found.items()} == {
        "changed": "changed",
        "gone": "gone",
        "new": "new",
    }
    assert found["changed"].lines == ("a", "b", "B", "B", "c", "")
    assert found["changed"].marks == ("", "-", "+", "+", "", "")
    assert (found["changed"].added, found["changed"].removed) == (2, 1)


@given(trees, trees)
def test_both_trees_come_back_out_of_the_marked_lines(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    found = changes(before, after)
    assert {*found} == {path for path in {*before, *after} if before.get(path) != after.get(path)}
    for path, change in found.items():
        marked = list(zip(change.lines, change.marks, strict=True))
        new = "\n".join(line for line, mark in marked if mark != "-")
        old = "\n".join(line for line, mark in marked if mark != "+")
        assert new.encode() == after.get(path, b"")
        assert old.encode() == before.get(path, b"")
