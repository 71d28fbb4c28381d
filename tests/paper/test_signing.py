import pytest

from paper.signing import authority_lines

BODY = "Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("capacity", "title", "collective", "lines"),
    [
        ("TM", "Chủ tịch", BODY, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            *("KT", "Phó Chủ tịch", BODY),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("Q", "Quyền Chủ tịch", BODY, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        ("TL", "Chánh Văn phòng", BODY, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("TUQ", "Trưởng phòng", BODY, ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
        ("HEAD", "Trưởng phòng", "", ("TRƯỞNG PHÒNG",)),
        ("KT", "Phó Chủ tịch", "", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT", "Phó Trưởng phòng", "", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ("Q", "Trưởng phòng", "", ("Q. TRƯỞNG PHÒNG",)),
        ("", "Chủ tịch", "", ("CHỦ TỊCH",)),
    ],
)
def test_the_lines_say_by_what_right_the_signer_signs(
    capacity: str, title: str, collective: str, lines: tuple[str, ...]
) -> None:
    assert authority_lines(capacity, title=title, collective=collective) == lines


def test_the_title_of_the_head_may_be_given() -> None:
    lines = authority_lines("TL", title="Đội trưởng", head_title="Trưởng Công an phường")
    assert lines == ("TL. TRƯỞNG CÔNG AN PHƯỜNG", "ĐỘI TRƯỞNG")
