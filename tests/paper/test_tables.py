from hypothesis import given
from hypothesis import strategies as st

from paper import tables
from paper.tables import Align, Cell, Merge
from tests.paper.texts import many

lines = st.text("ab|<^\\-: \n", max_size=60)
cells = st.text("ab <^|\\*đ", max_size=8).map(str.strip)
grids = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(cells | st.sampled_from(Merge), min_size=width, max_size=width),
        min_size=1,
        max_size=5,
    )
)


def texts(table: tables.Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_line_of_dashes_ends_the_header() -> None:
    table = tables.read("| STT | Việc |\n|---|:---:|\n| 1 | Tuần tra |\n| 2 |")
    assert texts(table) == [["STT", "Việc"], ["1", "Tuần tra"], ["2", ""]]
    assert table.header_rows == 1
    assert table.header == table.rows[:1]
    assert table.body == table.rows[1:]
    assert table.alignments == (None, Align.CENTRE)
    assert tables.read("| a | b |").header_rows == 0


def test_cells_continue_to_the_right_and_downwards() -> None:
    table = tables.read(
        "| STT | Đơn vị | < |\n| ^ | Chủ trì | Phối hợp |\n|---|---|---|\n"
        "| 1 | Công an | < |\n| 2 | ^ | < |"
    )
    assert table.rows == (
        (Cell("STT", 0, rowspan=2), Cell("Đơn vị", 1, colspan=2)),
        (Cell("Chủ trì", 1), Cell("Phối hợp", 2)),
        (Cell("1", 0), Cell("Công an", 1, colspan=2, rowspan=2)),
        (Cell("2", 0),),
    )


def test_a_sign_with_nothing_to_continue_stays_visible() -> None:
    table = tables.read("| a | b |\n|---|---|\n| ^ | < |")
    assert table.body == ((Cell("^", 0, colspan=2),),)
    assert texts(tables.read("| < | ^ |")) == [["<", "^"]]


def test_escaped_characters_are_text() -> None:
    assert texts(tables.read("| a\\|b | \\< | \\^ |")) == [["a|b", "<", "^"]]


def test_widths_leave_room_for_the_longest_word_and_sum_to_a_hundred() -> None:
    table = tables.read(
        "| STT | Nội dung công việc | Đơn vị |\n|---|---|---|\n"
        "| 1 | Tuyên truyền, phổ biến pháp luật về phòng, chống ma túy | Công an phường |"
    )
    number, content, unit = table.widths
    assert number + content + unit == 100
    assert content > unit > number
    assert tables.read("| a | a | a |").widths == (34, 33, 33)


def test_many_columns_or_long_words_make_a_table_wide() -> None:
    assert not tables.read("| a " * 6 + "|").is_wide
    assert tables.read("| a " * 7 + "|").is_wide
    assert tables.read(f"| {'a' * 40} | {'b' * 40} |").is_wide


def test_a_table_too_full_for_a_page_laid_across_is_dense_and_gives_names_more_room() -> None:
    head = "|".join(["STT", "Đơn vị", *["chỉ tiêu"] * 24])
    table = tables.read(f"|{head}|\n{'|---' * 26}|\n| 130 | Xã Hưng Nguyên Nam {'| 1 ' * 24}|")
    assert table.is_dense
    assert table.widths[1] > table.widths[2]
    assert not tables.read("| a " * 12 + "|").is_dense


def test_rows_are_written_as_lines() -> None:
    rows: list[list[str | Merge]] = [["a|b", "<"], ["c\nd", Merge.LEFT], [Merge.ABOVE, ""]]
    assert tables.write(rows, header_rows=1) == (
        "| a\\|b | \\< |\n|---|---|\n| c d | < |\n| ^ |  |"
    )


@many
@given(lines)
def test_every_text_is_read_and_every_place_of_the_grid_is_covered_once(text: str) -> None:
    table = tables.read(text)
    assert sum(table.widths) == 100
    covered = [
        (row + down, cell.column + right)
        for row, cells in enumerate(table.rows)
        for cell in cells
        for down in range(cell.rowspan)
        for right in range(cell.colspan)
    ]
    assert len(covered) == len(set(covered))
    assert set(covered) == {(r, c) for r in range(len(table.rows)) for c in range(table.columns)}


@many
@given(grids)
def test_written_texts_are_read_again(grid: list[list[str | Merge]]) -> None:
    read = [cell.text for row in tables.read(tables.write(grid)).rows for cell in row]
    typed = [" ".join(cell.split()) for row in grid for cell in row if isinstance(cell, str)]
    stray = [text for text in read if text not in {"<", "^"}]
    assert stray == [text for text in typed if text not in {"<", "^"}]
