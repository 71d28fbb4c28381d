"""What a document is worth on a day."""

from datetime import date

import pytest

from directives.knowing import shipped
from directives.validity import State, validity

DECISION_12 = shipped().by_number["12/2018/QĐ-TTg"][0]
AMENDMENT = "Quyết định số 28/2023/QĐ-TTg"


@pytest.mark.parametrize(
    ("on", "state", "chain", "pending", "is_certain"),
    [
        (date(2018, 3, 1), State.NOT_ISSUED, [], [], True),
        (date(2018, 3, 5), State.NOT_ISSUED, [], [], True),
        (date(2018, 3, 6), State.NOT_IN_FORCE, [], [], True),
        (date(2018, 3, 10), State.NOT_IN_FORCE, [], [], True),
        (date(2018, 4, 23), State.NOT_IN_FORCE, [], [], True),
        (date(2018, 4, 24), State.IN_FORCE, [], [], True),
        (date(2018, 5, 1), State.IN_FORCE, [], [], True),
        (date(2023, 11, 22), State.IN_FORCE, [], [], True),
        (date(2024, 1, 10), State.IN_FORCE, [], [AMENDMENT], True),
        (date(2024, 1, 14), State.IN_FORCE, [], [AMENDMENT], True),
        (date(2024, 1, 15), State.AMENDED, [AMENDMENT], [], True),
        (date(2024, 1, 20), State.AMENDED, [AMENDMENT], [], True),
        (date(2026, 3, 7), State.AMENDED, [AMENDMENT], [], True),
        (date(2026, 11, 1), State.AMENDED, [AMENDMENT], [], False),
    ],
)
def test_decision_12_of_2018_through_the_years(on, state, chain, pending, is_certain) -> None:
    found = validity(DECISION_12, on)

    assert found.state is state
    assert [change.by for change in found.chain] == chain
    assert [change.by for change in found.pending] == pending
    assert found.is_certain is is_certain


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2018, 3, 1), "Ngày 01/3/2018: chưa ban hành (ban hành ngày 06/3/2018)."),
        (
            date(2018, 3, 10),
            "Ngày 10/3/2018: đã ban hành, chưa có hiệu lực (có hiệu lực từ ngày 24/4/2018).",
        ),
        (date(2018, 5, 1), "Ngày 01/5/2018: đang có hiệu lực."),
        (
            date(2024, 1, 10),
            "Ngày 10/01/2024: đang có hiệu lực; đã có Quyết định số 28/2023/QĐ-TTg ngày 23/11/2023 "
            "sửa đổi, bổ sung, có hiệu lực từ ngày 15/01/2024.",
        ),
        (
            date(2024, 1, 20),
            "Ngày 20/01/2024: đang có hiệu lực, đã được sửa đổi, bổ sung; Quyết định số "
            "28/2023/QĐ-TTg ngày 23/11/2023 sửa đổi, bổ sung từ ngày 15/01/2024.",
        ),
    ],
)
def test_the_state_is_told_in_a_sentence(on: date, sentence: str) -> None:
    assert validity(DECISION_12, on).sentence == sentence


def test_after_the_draft_decree_the_sentence_says_where_knowledge_ends() -> None:
    sentence = validity(DECISION_12, date(2026, 11, 1)).sentence

    assert "đã được sửa đổi, bổ sung" in sentence
    assert "Chưa kiểm chứng: Tháng 3 năm 2026 đã có dự thảo Nghị định" in sentence
