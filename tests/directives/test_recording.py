"""Writing into the register: what is taken, what is refused, what the history tells."""

from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from directives import recording
from directives.knowing import known, register_for, register_of
from directives.loading import load
from directives.models import Certainty, Directive, Relation
from directives.recording import AlreadyRecordedError
from history.models import Entry
from officials.administering import StaleError
from officials.models import Official, Organization
from tests.directives.making import ISSUED, directive_of, make_directive, make_relation

pytestmark = pytest.mark.django_db
Kind = Relation.Kind


def test_a_clerk_writes_a_directive_down_and_the_history_tells_it_without_its_words(
    ward: Organization, clerk: Official
) -> None:
    directive = make_directive(ward, clerk, text="1. Giao Công an chủ trì.\n")

    entry = Entry.objects.get(verb="directives.record")
    assert (entry.organization_id, entry.actor_id) == (ward.pk, clerk.pk)
    assert entry.subject == f"directives.directive:{directive.pk}"
    assert "Công an" not in str(entry.details)
    assert (directive.kept_by, directive.recorded_by) == (ward, clerk)
    assert len(directive.keys) == 1


def test_the_chair_does_not_write_it_down(ward: Organization, chair: Official) -> None:
    with pytest.raises(PermissionDenied, match="Chỉ văn thư"):
        make_directive(ward, chair)


@pytest.mark.parametrize(
    ("columns", "is_the_same"),
    [
        ({}, True),
        ({"issuer": "UỶ BAN NHÂN DÂN TỈNH VÍ DỤ"}, True),
        ({"issued_on": date(2026, 3, 3)}, True),
        ({"kind": "TB"}, True),
        ({"issued_on": date(2025, 3, 2)}, False),
        ({"number": "1503/UBND-NC"}, False),
        ({"issuer": "Ủy ban nhân dân tỉnh Khác"}, False),
        ({"number": ""}, False),
    ],
)
def test_one_document_is_written_down_once(
    ward: Organization, clerk: Official, columns: dict[str, object], is_the_same: bool
) -> None:
    first = make_directive(ward, clerk)

    if not is_the_same:
        make_directive(ward, clerk, **columns)
        return
    with pytest.raises(AlreadyRecordedError) as refusal:
        make_directive(ward, clerk, **columns)
    assert refusal.value.first == first
    assert Directive.objects.count() == 1


def test_the_year_in_a_number_makes_it_one_document_whatever_day_is_typed(
    ward: Organization, clerk: Official
) -> None:
    load()

    with pytest.raises(AlreadyRecordedError) as refusal:
        make_directive(
            ward,
            clerk,
            kind="QĐ",
            number="12/2018/QĐ-TTg",
            issuer="Thủ tướng chính phủ",
            issued_on=date(2019, 3, 6),
        )
    assert refusal.value.first.kept_by is None


def test_two_offices_each_write_the_same_document_down_and_learn_nothing_of_each_other(
    ward: Organization, clerk: Official, other_ward: Organization, stranger: Official
) -> None:
    ours = make_directive(ward, clerk)
    theirs = make_directive(other_ward, stranger, title="về việc khác")

    assert list(Directive.objects.visible_to(clerk)) == [ours]
    assert list(Directive.objects.visible_to(stranger)) == [theirs]
    assert register_for(clerk).by_number["1502/UBND-NC"][0].pk == ours.pk
    assert register_of(other_ward).by_number["1502/UBND-NC"][0].pk == theirs.pk


def test_what_another_office_knows_of_a_shared_document_stays_there(
    ward: Organization, clerk: Official, other_ward: Organization, stranger: Official
) -> None:
    load()
    decision = Directive.objects.get(number="12/2018/QĐ-TTg")
    decree = make_directive(
        other_ward,
        stranger,
        kind="NĐ",
        number="300/2026/NĐ-CP",
        issuer="Chính phủ",
        in_force_from=date(2026, 5, 1),
    )
    make_relation(decree, decision, by=stranger)

    ours = register_for(clerk).by_number["12/2018/QĐ-TTg"][0]
    theirs = register_for(stranger).by_number["12/2018/QĐ-TTg"][0]

    assert [change.by for change in ours.changes] == ["Quyết định số 28/2023/QĐ-TTg"]
    assert [change.by for change in theirs.changes][1] == "Nghị định số 300/2026/NĐ-CP"
    assert theirs.changes[1].takes_effect_on == date(2026, 5, 1)
    row = Directive.objects.visible_to(clerk).with_changes_for(clerk).get(pk=decision.pk)
    assert known(row) == ours


def test_what_is_amended_keeps_the_keys_of_its_blocks_and_names_its_columns(
    ward: Organization, clerk: Official
) -> None:
    directive = make_directive(ward, clerk, text="1. Một.\n\n2. Hai.\n")
    keys = list(directive.keys)
    directive.text = "1. Một.\n\n2. Hai.\n\n3. Ba.\n"

    changed = recording.amend_directive(directive, version=1, by=clerk)

    directive.refresh_from_db()
    assert changed == ["text"]
    assert directive.keys[:2] == keys
    assert directive.version == 2
    assert Entry.objects.get(verb="directives.amend").details == {"columns": ["text"]}


def test_nobody_overwrites_what_was_saved_meanwhile(ward: Organization, clerk: Official) -> None:
    directive = make_directive(ward, clerk)
    mine = Directive.objects.get(pk=directive.pk)
    directive.title = "về việc người kia sửa"
    recording.amend_directive(directive, version=1, by=clerk)
    mine.title = "về việc tôi sửa"

    with pytest.raises(StaleError) as refusal:
        recording.amend_directive(mine, version=1, by=clerk)

    assert refusal.value.version == 2
    assert Directive.objects.get().title == "về việc người kia sửa"


def test_shared_documents_and_those_of_others_are_not_amended(
    ward: Organization, clerk: Official, stranger: Official
) -> None:
    load()
    shared = Directive.objects.get(number="30/2020/NĐ-CP")
    own = make_directive(ward, clerk)

    with pytest.raises(PermissionDenied, match="dùng chung"):
        recording.amend_directive(shared, version=1, by=clerk)
    with pytest.raises(PermissionDenied, match="Chỉ văn thư"):
        recording.amend_directive(own, version=1, by=stranger)


def chain(ward: Organization, clerk: Official, count: int) -> list[Directive]:
    """Documents of one day, each replaced by the next."""
    row = [
        make_directive(ward, clerk, number=f"{number}/UBND-NC") for number in range(1, count + 1)
    ]
    for earlier, later in pairwise(row):
        make_relation(later, earlier, by=clerk)
    return row


@pytest.mark.parametrize("length", [2, 3, 7])
@pytest.mark.parametrize("kind", [Kind.REPLACES, Kind.AMENDS, Kind.REPEALS])
def test_a_circle_of_documents_is_refused(
    ward: Organization, clerk: Official, length: int, kind: Relation.Kind
) -> None:
    row = chain(ward, clerk, length)

    with pytest.raises(ValidationError, match="thành vòng"):
        make_relation(row[0], row[-1], by=clerk, kind=kind)
    assert Relation.objects.count() == length - 1


def test_a_document_does_nothing_to_itself(ward: Organization, clerk: Official) -> None:
    directive = make_directive(ward, clerk)

    with pytest.raises(ValidationError, match="chính nó"):
        make_relation(directive, directive, by=clerk)


def test_an_earlier_document_does_not_replace_a_later_one(
    ward: Organization, clerk: Official
) -> None:
    old = make_directive(ward, clerk, issued_on=date(2026, 1, 5))
    new = make_directive(ward, clerk, number="9/UBND-NC")

    with pytest.raises(ValidationError, match="đổi chiều quan hệ"):
        make_relation(old, new, by=clerk)


def test_a_relation_is_written_once_also_where_it_is_known_to_all(
    ward: Organization, clerk: Official
) -> None:
    load()
    shared = Relation.objects.get(later__number="28/2023/QĐ-TTg")
    again = Relation(
        kind=shared.kind,
        later=shared.later,
        earlier=shared.earlier,
        source="Bản giấy",
        certainty=Certainty.CERTAIN,
    )

    with pytest.raises(ValidationError, match="đã được ghi"):
        recording.relate(again, office=ward, by=clerk)


def test_documents_of_another_office_cannot_be_related_here(
    ward: Organization, clerk: Official, other_ward: Organization, stranger: Official
) -> None:
    ours, theirs = make_directive(ward, clerk), make_directive(other_ward, stranger)

    with pytest.raises(ValidationError, match="không cùng đứng trong sổ"):
        make_relation(ours, theirs, by=clerk)


def test_a_relation_written_by_mistake_is_taken_back_and_the_history_keeps_it(
    ward: Organization, clerk: Official
) -> None:
    earlier, later = chain(ward, clerk, 2)
    relation = Relation.objects.get()

    recording.unrelate(relation, by=clerk)

    assert not Relation.objects.exists()
    told = Entry.objects.get(verb="directives.unrelate").details
    assert told == {"later": later.pk, "earlier": earlier.pk, "kind": "replaces"}


def test_a_shared_relation_is_not_taken_back(ward: Organization, clerk: Official) -> None:
    load()

    with pytest.raises(PermissionDenied, match="dùng chung"):
        recording.unrelate(Relation.objects.filter(kept_by=None)[0], by=clerk)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"in_force_from": date(2026, 3, 1)}, "không được trước ngày ban hành"),
        ({"in_force_to": date(2026, 3, 1)}, "không được trước ngày ban hành"),
        ({"doubtful_from": ISSUED}, "vì sao chưa kiểm chứng"),
    ],
)
def test_days_that_cannot_be_are_refused(
    ward: Organization, clerk: Official, columns: dict[str, object], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        recording.record_directive(directive_of(**columns), office=ward, by=clerk)


def test_the_register_costs_the_same_queries_however_many_there_are(
    ward: Organization, clerk: Official, django_assert_num_queries: object
) -> None:
    load()
    for number in range(1, 6):
        make_directive(ward, clerk, number=f"{number}/UBND-NC")

    with django_assert_num_queries(4):  # type: ignore[operator]
        register_of(ward)
    chain_ends = Directive.objects.filter(kept_by=ward).order_by("pk")
    for earlier, later in pairwise(chain_ends):
        make_relation(later, earlier, by=clerk)
    with django_assert_num_queries(4):  # type: ignore[operator]
        register_of(ward)
