"""Community models: their life step by step, their state as of a day, their members."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.verification import verify
from officials.models import Official, Organization
from plans.activities import life
from plans.activities.tracing import Correction
from plans.models import CommunityModel, ModelStep
from tests.activities import make_group, make_model
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
State = CommunityModel.State
PAPER = "Quyết định số 20/QĐ-UBND"

# By hand: what each button does from each state, "-" where it is refused.
TABLE = """
#            issue_rules  begin   stop     resume
launched     regulated    -       stopped  -
regulated    -            active  stopped  -
active       -            -       stopped  -
stopped      -            -       -        active
"""
HEAD, *ROWS = [line.lstrip("#").split() for line in TABLE.strip().splitlines()]
CASES = [
    (state, button, target)
    for state, *targets in ROWS
    for button, target in zip(HEAD, targets, strict=True)
]


@pytest.mark.parametrize(("state", "button", "target"), CASES)
def test_a_model_goes_the_way_of_the_table(
    ward: Organization, drafter: Official, state: str, button: str, target: str
) -> None:
    model = make_model(ward, drafter, on=date(2026, 1, 5))
    CommunityModel.objects.update(state=state)
    model.refresh_from_db()
    name = f"models.{button}"
    done = life.go_on(name, model, on=date(2026, 2, 1), paper=PAPER, by=drafter)
    assert bool(done) == (target != "-")
    assert model.state == (state if target == "-" else target)
    assert ModelStep.objects.count() == 1 + bool(done)


def test_each_step_has_its_day_and_a_paper_or_a_reason(
    ward: Organization, drafter: Official
) -> None:
    model = make_model(ward, drafter, on=date(2026, 3, 1))
    go_on = {"model": model, "by": drafter}
    with pytest.raises(ValidationError, match="văn bản hoặc lý do"):
        life.go_on("models.stop", on=date(2026, 4, 1), **go_on)
    with pytest.raises(ValidationError, match="chưa đến"):
        life.go_on("models.stop", on=today() + timedelta(days=1), reason="Giải thể", **go_on)
    early = life.go_on("models.stop", on=date(2026, 2, 28), reason="Giải thể", **go_on)
    assert "trước bước" in early.reason
    assert model.state == State.LAUNCHED
    assert life.go_on("models.stop", on=date(2026, 3, 1), reason="Giải thể", **go_on)


def test_a_step_put_down_by_mistake_is_struck_with_a_reason(
    ward: Organization, drafter: Official
) -> None:
    model = make_model(ward, drafter, on=date(2026, 3, 1))
    assert not life.strike(model, reason="Nhầm", by=drafter), "the launch stays"
    life.go_on("models.stop", model, on=date(2026, 5, 1), reason="Giải thể", by=drafter)
    with pytest.raises(ValidationError):
        life.strike(model, reason="", by=drafter)
    assert life.strike(model, reason="Ghi nhầm mô hình", by=drafter)
    assert model.state == State.LAUNCHED
    assert life.go_on("models.issue_rules", model, on=date(2026, 4, 1), paper=PAPER, by=drafter)
    assert model.steps.count() == 3
    assert verify() == ()


def test_the_list_tells_the_state_as_of_a_day(ward: Organization, drafter: Official) -> None:
    model = make_model(ward, drafter, on=date(2025, 6, 1))
    steps = [
        ("issue_rules", date(2025, 7, 1)),
        ("begin", date(2025, 7, 1)),
        ("stop", date(2026, 1, 1)),
        ("resume", date(2026, 6, 1)),
    ]
    for name, on in steps:
        assert life.go_on(f"models.{name}", model, on=on, paper=PAPER, by=drafter), name
    life.count_members(model, on=date(2025, 12, 31), members=12, by=drafter)
    life.count_members(model, on=date(2025, 12, 31), members=15, by=drafter)
    told = {
        date(2025, 5, 31): None,
        date(2025, 6, 1): (State.LAUNCHED, None),
        date(2025, 7, 1): (State.ACTIVE, None),
        date(2025, 12, 31): (State.ACTIVE, 15),
        date(2026, 1, 1): (State.STOPPED, 15),
        date(2026, 6, 1): (State.ACTIVE, 15),
    }
    for day, expected in told.items():
        found = CommunityModel.objects.on(day).first()
        assert (found and (found.then, found.members)) == expected, day


def test_members_are_counted_from_the_launch_on(ward: Organization, drafter: Official) -> None:
    model = make_model(ward, drafter, on=date(2026, 3, 1))
    for on, members in (
        (date(2026, 2, 28), 10),
        (today() + timedelta(days=1), 10),
        (date(2026, 3, 1), -1),
        (date(2026, 3, 1), 100_001),
    ):
        with pytest.raises(ValidationError):
            life.count_members(model, on=on, members=members, by=drafter)
    assert life.count_members(model, on=date(2026, 3, 1), members=0, by=drafter).members == 0


def test_a_model_is_of_its_office_corrected_with_a_trace_and_withdrawn(
    ward: Organization, other_ward: Organization, drafter: Official, ward_police: Official
) -> None:
    model = make_model(ward, drafter, group=make_group(ward))
    refused = life.go_on("models.stop", model, on=today(), reason="Giải thể", by=ward_police)
    assert not refused
    model.name, model.group = "Tổ tự quản khối 7", make_group(other_ward)
    with pytest.raises(ValidationError, match="không có Khối"):
        life.correct(model, Correction(1), by=drafter)
    model.group = None
    life.correct(model, Correction(1), by=drafter)
    assert model.traces.get().before == {
        "tên mô hình": "Tổ tự quản an ninh, trật tự",
        "khối, tổ, thôn, bản": "Khối 7",
    }
    life.withdraw(model, reason="Ghi nhầm", by=drafter)
    with pytest.raises(PermissionDenied):
        life.count_members(model, on=today(), members=3, by=drafter)
    assert not CommunityModel.objects.standing().exists()
