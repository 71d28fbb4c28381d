"""What was done in the ward: put down, corrected with a trace, withdrawn with a reason."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from documents.models import Use
from documents.originals import files
from history.models import Entry
from history.verification import verify
from officials.administering import StaleError
from officials.models import Official, Organization
from plans.activities import commending, recording
from plans.activities.tracing import Correction
from plans.models import (
    Activity,
    ActivityFile,
    ActivityTrace,
    Commendation,
    CommunityModel,
    MemberCount,
    ModelStep,
    Plan,
    TaskTurn,
)
from tests.activities import (
    HELD,
    PNG,
    a_commendation,
    an_activity,
    make_activity,
    make_commendation,
    make_group,
)
from tests.papers import make_plan
from tests.tasks import make_task
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="activities.").values_list("verb", flat=True))


def test_an_activity_is_put_down_corrected_and_withdrawn(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    activity = make_activity(ward, drafter, group=make_group(ward), attendants=40)
    activity.attendants, activity.what = 400, "Tuyên truyền an toàn giao thông"
    recording.correct(activity, Correction(1, "Gõ nhầm số"), by=chair)
    recording.withdraw(activity, reason="Ghi hai lần", by=drafter)
    corrected, withdrawn = activity.traces.all()
    assert corrected.before == {
        "nội dung": "Tuyên truyền phòng cháy, chữa cháy",
        "số người dự": "40",
    }
    assert (corrected.by, corrected.reason) == (chair, "Gõ nhầm số")
    assert (withdrawn.by, withdrawn.reason) == (drafter, "Ghi hai lần")
    assert not Activity.objects.standing().exists()
    assert verbs() == [
        f"activities.activity.{verb}" for verb in ("put_down", "correct", "withdraw")
    ]
    assert verify() == ()


def test_the_history_tells_of_activities_without_their_words(
    ward: Organization, drafter: Official
) -> None:
    activity = make_activity(ward, drafter)
    activity.what = "Họp khối bàn việc giữ trật tự"
    recording.correct(activity, Correction(1), by=drafter)
    told = list(
        Entry.objects.filter(verb__startswith="activities.").values_list("details", flat=True)
    )
    assert told == [{"files": 0, "turn": None}, {"columns": ["what"]}]


def test_what_should_not_have_been_written_leaves_no_trace_of_its_words(
    ward: Organization, drafter: Official
) -> None:
    activity = make_activity(ward, drafter)
    activity.what = "Họp khối"
    recording.correct(activity, Correction(1, is_forgetting=True), by=drafter)
    assert activity.traces.get().before == {"nội dung": "(không lưu lại)"}
    commendation = make_commendation(ward, drafter)
    commendation.published_name = "Khối 2"
    commending.correct(commendation, Correction(1), by=drafter)
    told = commendation.traces.get().before
    assert told == {"tên được khen, như đã công bố": "(không lưu lại)"}


def test_a_correction_of_what_somebody_else_has_corrected_is_not_saved(
    ward: Organization, drafter: Official
) -> None:
    activity = make_activity(ward, drafter)
    mine, theirs = Activity.objects.get(), Activity.objects.get()
    theirs.attendants = 41
    recording.correct(theirs, Correction(1), by=drafter)
    mine.attendants = 42
    with pytest.raises(StaleError):
        recording.correct(mine, Correction(1), by=drafter)
    activity.refresh_from_db()
    assert (activity.attendants, activity.version) == (41, 2)
    recording.correct(Activity.objects.get(), Correction(2), by=drafter)
    assert ActivityTrace.objects.count() == 1, "nothing changed, nothing to trace"


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"held_on": today() + timedelta(days=1)}, "held_on"),
        ({"held_on": date(1999, 12, 31)}, "held_on"),
        ({"attendants": -1}, "attendants"),
        ({"attendants": 1_000_001}, "attendants"),
        ({"sessions": 1_001}, "sessions"),
        ({"amount": Decimal(-1), "unit": "buổi"}, "amount"),
        ({"amount": Decimal(3)}, "__all__"),
        ({"unit": "buổi"}, "__all__"),
        ({"what": " "}, "what"),
        ({"kind": "spying"}, "kind"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    ward: Organization, drafter: Official, wrong: dict[str, object], column: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        make_activity(ward, drafter, **wrong)
    assert column in refused.value.message_dict
    assert not Activity.objects.exists()


def test_a_group_is_one_of_the_ward_s_on_that_day(
    ward: Organization, other_ward: Organization, drafter: Official
) -> None:
    ended = make_group(ward, "Khối 8", valid_to=date(2026, 2, 28))
    for group in (ended, make_group(other_ward)):
        with pytest.raises(ValidationError, match="không có Khối"):
            make_activity(ward, drafter, group=group)
    assert make_activity(ward, drafter, group=ended, held_on=date(2026, 2, 28)).group == ended


def test_an_amount_is_counted_in_the_unit_of_its_task(plan: Plan, drafter: Official) -> None:
    task = make_task(plan, drafter, indicator="Số buổi tuyên truyền", unit="buổi", target=12)
    turn = TaskTurn.objects.create(task=task, number=1, due_on=task.due_on)
    served = {"turn": turn, "amount": Decimal(2)}
    with pytest.raises(ValidationError, match="tính bằng “buổi”"):
        make_activity(plan.organization, drafter, unit="lượt người", **served)
    assert make_activity(plan.organization, drafter, unit="Buổi", **served).amount == 2


def test_an_activity_is_put_down_by_its_office_only(
    ward: Organization,
    police: Organization,
    province: Organization,
    drafter: Official,
    administrator: Official,
    ward_police: Official,
    province_reviewer: Official,
) -> None:
    for office, by in (
        (ward, ward_police),
        (police, drafter),
        (ward, administrator),
        (province, province_reviewer),
    ):
        with pytest.raises(PermissionDenied):
            make_activity(office, by)
    patrol = make_activity(police, ward_police, kind=Activity.Kind.PATROL)
    with pytest.raises(PermissionDenied):
        recording.withdraw(patrol, reason="Không thuộc phường", by=drafter)


def test_a_form_that_was_sent_twice_is_put_down_once(ward: Organization, drafter: Official) -> None:
    first = make_activity(ward, drafter)
    with pytest.raises(ValidationError, match="vừa được ghi"):
        make_activity(ward, drafter)
    make_activity(ward, drafter, attendants=41)
    recording.withdraw(first, reason="Nhầm", by=drafter)
    make_activity(ward, drafter)


def test_a_withdrawal_needs_a_reason_and_is_the_end(ward: Organization, drafter: Official) -> None:
    activity = make_activity(ward, drafter)
    with pytest.raises(ValidationError):
        recording.withdraw(activity, reason=" ", by=drafter)
    activity.refresh_from_db()
    assert activity.withdrawn_at is None
    recording.withdraw(activity, reason="Ghi nhầm", by=drafter)
    with pytest.raises(PermissionDenied, match="đã rút"):
        recording.correct(activity, Correction(2), by=drafter)


def test_everybody_sees_what_the_bounds_allow(
    ward: Organization,
    police: Organization,
    other_ward: Organization,
    drafter: Official,
    ward_police: Official,
    province_reviewer: Official,
    stranger: Official,
) -> None:
    own, patrol = make_activity(ward, drafter), make_activity(police, ward_police)
    seen = {
        drafter: {own, patrol},
        ward_police: {patrol},
        province_reviewer: set(),
        stranger: set(),
    }
    for official, activities in seen.items():
        assert set(Activity.objects.visible_to(official)) == activities, official
    for office in (ward, police):
        office.successor = other_ward
        office.save(update_fields=["successor"])
    heir = Official.objects.get(pk=stranger.pk)
    assert set(Activity.objects.visible_to(heir)) == {own, patrol}


def test_files_stay_in_the_ward_unless_ticked_and_are_taken_off(
    ward: Organization, drafter: Official, tmp_path: Path, settings: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    photo = files.accept(PNG, use=Use.EVIDENCE, name="anh.png")
    activity = recording.put_down(an_activity(ward), [photo], by=drafter)
    kept = activity.files.get()
    assert not kept.is_for_report
    recording.tick_file(kept, for_report=True, by=drafter)
    assert activity.files.get().is_for_report
    recording.add_files(activity, [photo], for_report=False, by=drafter)
    recording.take_off(kept, by=drafter)
    assert [one.is_for_report for one in activity.files.all()] == [False]
    with pytest.raises(ValidationError, match="nhiều nhất"):
        recording.add_files(activity, [photo] * 20, for_report=False, by=drafter)
    assert activity.files.count() == 1
    assert verbs()[1:] == [
        f"activities.{verb}" for verb in ("tick_file", "add_files", "take_off_file")
    ]


def test_a_commendation_holds_one_name_and_is_put_down_once(
    ward: Organization, drafter: Official
) -> None:
    make_commendation(ward, drafter)
    with pytest.raises(ValidationError, match="đã được ghi"):
        make_commendation(ward, drafter)
    with pytest.raises(ValidationError):
        make_commendation(ward, drafter, issued_on=today() + timedelta(days=1))
    first = Commendation.objects.get()
    commending.withdraw(first, reason="Ghi nhầm tên", by=drafter)
    make_commendation(ward, drafter, issued_on=HELD)
    columns = {field.name for field in Commendation._meta.concrete_fields}
    assert columns == {
        *("id", "organization", "number", "issued_on", "issuer", "form"),
        *("published_name", "what_for"),
        *("recorded_by", "recorded_at", "withdrawn_at", "version"),
    }
    twin = a_commendation(ward, recorded_by=drafter)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_activities_and_models_hang_on_groups_and_counts_only() -> None:
    kept = (Activity, ActivityFile, Commendation, CommunityModel, ModelStep, MemberCount)
    reached = {
        field.related_model._meta.label
        for model in kept
        for field in model._meta.concrete_fields
        if field.related_model
    }
    assert reached == {
        *("officials.Organization", "officials.Official", "localities.ResidentialGroup"),
        *("documents.StoredFile", "plans.TaskTurn", "plans.Activity", "plans.CommunityModel"),
    }
    names = {f"{m.__name__}.{f.name}" for m in kept for f in m._meta.concrete_fields}
    assert {one for one in names if "name" in one.rpartition(".")[2]} == {
        *("Commendation.published_name", "CommunityModel.name", "CommunityModel.name_sort"),
    }
