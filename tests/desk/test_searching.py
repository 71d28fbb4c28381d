"""What is found, by which words, and for whom."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from desk.models import SearchLine
from desk.searching import Question, found
from desk.things import Thing
from directives.models import Directive, Relation
from directives.validity import State
from officials.models import Official, Organization
from tests.desk.things_to_find import make_directive, make_duty
from tests.papers import make_plan

pytestmark = pytest.mark.django_db


def things(question: Question, by: Official) -> list[object]:
    places = found(question, by=by).places
    lines = SearchLine.objects.in_bulk(places)
    return [getattr(lines[place], lines[place].thing.column) for place in places]


def is_found(words: str, by: Official) -> bool:
    return bool(things(Question(words), by))


SPELLINGS = (
    *(
        "06/2008",
        "6/2008",
        "CT 06",
        "CT06",
        "ct-06",
        "CT 6/2008",
        "chỉ thị 6/2008",
        "Chỉ thị số 06",
    ),
    *("06/2008/CT-TTg", "06/2008/CT-TTG", "06/2008/CTTTg", "06 / 2008 / CT - TTg", "6/CT-TTg"),
    *("CT-TTg", "CTTTg", "chi thi", "CHỈ THỊ", "số:06/2008/CT-TTg", "06-2008", "CT.06.2008"),
    *(
        "01/02/2008",
        "1-2-2008",
        "ngày 1 tháng 2 năm 2008",
        "thủ tướng",
        "TTg",
        "thu tuong chinh phu",
    ),
    *("uy tín", "UY TÍN", "uy tin", "“uy tín”", '"người có uy tín"', "đồng bào", "dong bao"),
    "Chỉ thị số 06/2008/CT-TTg ngày 01 tháng 02 năm 2008 của Thủ tướng Chính phủ về việc phát huy",
)
CHANGES = (
    ("amends", "", State.AMENDED),
    ("repeals", "khoản 2", State.PARTLY_OUT),
    ("replaces", "", State.OUT),
)
OTHERS = (
    *("16/2008", "06/2009", "6/08/2008", "2/2008", "KH 06", "CT 08", "60/2008", "0", "uy tí"),
    *('"tín uy"', "chỉ thị 18", "xóm", "QĐ-TTg", "06/2008/QĐ-TTg", "02/02/2008"),
)


@pytest.fixture
def directive(db: None) -> Directive:
    title = "Về phát huy vai trò người có uy tín trong đồng bào dân tộc thiểu số"
    return make_directive("06/2008/CT-TTg", kind="CT", issued_on=date(2008, 2, 1), title=title)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", SPELLINGS)
def test_a_directive_is_found_however_its_number_and_words_are_typed(
    drafter: Official, directive: Directive, words: str, form: str
) -> None:
    assert is_found(unicodedata.normalize(form, words), drafter)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", OTHERS)
def test_it_is_not_found_by_other_numbers_or_half_words(
    drafter: Official, directive: Directive, words: str
) -> None:
    assert not is_found(words, drafter)


@pytest.mark.parametrize(
    "words", ["1502", "CV 1502", "1502/UBND-NC", "1502/UBND", "1502/2024", "ubnd"]
)
def test_an_official_letter_is_found_by_its_number_alone(drafter: Official, words: str) -> None:
    make_directive(
        "1502/UBND-NC", kind="CV", issuer="Ủy ban nhân dân tỉnh X", issued_on=date(2024, 3, 5)
    )
    assert is_found(words, drafter)


def test_a_duty_is_found_by_its_words_and_by_the_number_of_its_directive(
    drafter: Official, directive: Directive
) -> None:
    duty = make_duty(directive)
    assert things(Question("06/2008 hoa giai"), drafter) == [duty]
    assert things(Question("06/2008"), drafter) == [directive, duty]


def test_a_plan_is_found_by_subject_and_year_and_not_by_what_it_no_longer_says(
    ward: Organization, drafter: Official
) -> None:
    plan = make_plan(ward, drafter)
    assert things(Question("bảo đảm trật tự 2026"), drafter) == [plan]
    assert not is_found("phòng cháy", drafter)


@pytest.mark.parametrize(
    "words", ["", '"', "AND", "NEAR(a b)", "text:x", "*", "%", "_", "'; --", "\\"]
)
def test_no_sign_in_a_question_means_anything_to_the_index(drafter: Official, words: str) -> None:
    found(Question(words, issuer=words), by=drafter)


def test_questions_are_narrowed_by_issuer_days_and_kind_of_thing(
    ward: Organization, drafter: Official
) -> None:
    old = make_directive(issued_on=date(2018, 3, 6))
    new = make_directive(
        "05/KH-UBND", kind="KH", issuer="Ủy ban nhân dân tỉnh Nghệ An", issued_on=date(2026, 1, 9)
    )
    duty, plan = make_duty(new), make_plan(ward, drafter)

    def answers(**asked: object) -> list[object]:
        return things(Question(**asked), drafter)  # type: ignore[arg-type]

    assert answers(issuer="ubnd tinh nghe an") == [new, duty]
    assert answers(issuer="thủ tướng") == [old]
    assert answers(until=date(2018, 3, 6)) == [old]
    assert answers(since=date(2018, 3, 7), until=date(2026, 1, 9)) == [new, duty]
    assert answers(things=frozenset({Thing.PLAN})) == [plan]
    assert answers(things=frozenset({Thing.DUTY, Thing.PLAN})) == [plan, duty]


@pytest.mark.parametrize("state", State)
def test_directives_and_their_duties_are_narrowed_by_validity_and_plans_left_out(
    ward: Organization, drafter: Official, state: State
) -> None:
    day = date(2024, 6, 1)
    future = make_directive("1/2025/QĐ-TTg", issued_on=date(2025, 1, 1))
    later = make_directive("2/2024/QĐ-TTg", in_force_from=date(2024, 1, 2))
    waiting = make_directive("3/2024/QĐ-TTg", in_force_from=date(2024, 7, 1))
    made = {State.NOT_ISSUED: [future], State.NOT_IN_FORCE: [waiting], State.IN_FORCE: [later]}
    for number, (kind, part, told) in enumerate(CHANGES, start=4):
        made[told] = [make_directive(f"{number}/2018/QĐ-TTg")]
        Relation.objects.create(
            kind=kind, part=part, earlier=made[told][0], later=later, certainty="certain"
        )
    make_plan(ward, drafter)
    duties = [make_duty(directive) for one in made.values() for directive in one]
    expected = {*made[state], *(duty for duty in duties if duty.directive in made[state])}
    question = Question(states=frozenset({state}), on=day)
    assert {*things(question, drafter)} == expected
    assert {*things(replace(question, words="QĐ-TTg"), drafter)} == expected
