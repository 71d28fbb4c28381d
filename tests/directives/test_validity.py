"""What a document is worth on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.knowing import shipped
from directives.knowledge import Change, Effect, Known
from directives.validity import NO_FIRST_DAY, State, effective_on, validity
from tests.directives.plain_validity import lived

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


FIRST = date(2024, 1, 1)
DAYS = st.integers(0, 12).map(lambda number: FIRST + timedelta(number))
CHANGES = st.builds(
    Change,
    effect=st.sampled_from(Effect),
    by=st.sampled_from(["A", "B", "C"]),
    issued_on=DAYS,
    takes_effect_on=st.none() | DAYS,
    part=st.sampled_from(["", "khoản 1"]),
    is_certain=st.booleans(),
)


@st.composite
def documents(draw: st.DrawFn) -> Known:
    issued_on = draw(DAYS)
    later = st.none() | st.integers(0, 12).map(lambda number: issued_on + timedelta(number))
    return Known(
        pk=None,
        kind=draw(st.sampled_from(["L", "QĐ", "CV"])),
        number=draw(st.sampled_from(["05/2024/QĐ-TTg", "05/UBND-NC", ""])),
        issuer="Chính phủ",
        issued_on=issued_on,
        title="về việc mẫu",
        in_force_from=draw(later),
        in_force_to=draw(later),
        doubtful_from=draw(st.none() | DAYS),
        doubt="Có dự thảo",
        is_certain=draw(st.booleans()),
        changes=tuple(draw(st.lists(CHANGES, max_size=4))),
    )


@given(documents(), DAYS)
def test_validity_is_what_a_diary_of_every_day_says(known: Known, on: date) -> None:
    found, diary = validity(known, on), lived(known, on)

    assert found.state is diary.state()
    assert found.is_certain is diary.is_certain()
    if on >= known.issued_on:
        assert sorted(map(repr, found.chain)) == sorted(map(repr, diary.happened))
        assert sorted(map(repr, found.pending)) == sorted(map(repr, diary.pending()))
    else:
        assert (found.chain, found.pending) == ((), ())


@given(documents(), DAYS)
def test_the_chain_stands_in_the_order_of_the_days(known: Known, on: date) -> None:
    found = validity(known, on)
    days = [effective_on(change) for change in (*found.chain, *found.pending)]

    assert days == sorted(days)
    assert all(day <= on for day in days[: len(found.chain)])
    assert all(day > on for day in days[len(found.chain) :])


def test_a_change_signed_later_plays_no_part_even_if_it_reaches_back() -> None:
    backdated = Change(Effect.REPEALS, "Quyết định số 9", date(2024, 3, 1), date(2024, 1, 1))
    known = replace(DECISION_12, changes=(backdated,))

    assert validity(known, date(2024, 2, 1)).state is State.IN_FORCE
    assert validity(known, date(2024, 3, 1)).state is State.OUT


def test_an_official_letter_counts_from_its_signature_and_a_decree_without_a_day_is_doubtful() -> (
    None
):
    letter = shipped().by_number["1502/UBND-NC"][0]
    decree = shipped().by_number["110/2004/NĐ-CP"][0]

    assert validity(letter, date(2016, 6, 2)).is_certain
    assert NO_FIRST_DAY in validity(decree, date(2012, 1, 1)).doubts


def test_what_surely_ended_a_document_ends_the_doubts_before_it() -> None:
    decree = shipped().by_number["110/2004/NĐ-CP"][0]

    assert not validity(decree, date(2019, 1, 1)).is_certain
    assert validity(decree, date(2026, 1, 1)).state is State.OUT
    assert validity(decree, date(2026, 1, 1)).is_certain


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    known = replace(DECISION_12, changes=(), in_force_to=date(2020, 12, 31))

    assert validity(known, date(2020, 12, 31)).state is State.IN_FORCE
    ended = validity(known, date(2021, 1, 1))
    assert ended.state is State.OUT
    assert ended.sentence == "Ngày 01/01/2021: hết hiệu lực (từ sau ngày 31/12/2020)."
