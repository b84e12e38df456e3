import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import UserError
from quizapp.exchange.tables import csv_text, write_csv


@given(st.lists(st.lists(st.text() | st.none() | st.integers() | st.booleans(), min_size=2, max_size=2), max_size=5))
def test_no_text_is_a_formula_and_none_is_lost(rows: list[list[object]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(("a", "b"), rows), newline="")))
    assert read[0] == ["a", "b"]
    for row, back in zip(rows, read[1:], strict=True):
        for cell, told in zip(row, back, strict=True):
            assert told.removeprefix("'") == ("" if cell is None else str(cell)).removeprefix("'")
            assert not (isinstance(cell, str) and told.startswith(("=", "+", "-", "@", "\t", "\r")))


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_csv(tmp_path / "nowhere" / "table.csv", ("a",), [(1,)])
    write_csv(tmp_path / "table.csv", ("a",), [("=1+1",)])
    assert (tmp_path / "table.csv").read_bytes() == b"\xef\xbb\xbfa\r\n'=1+1\r\n"
