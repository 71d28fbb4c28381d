"""The life of a community model: launched, under rules, active, stopped, and taken up again."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.recording import record, subject_of
from officials.models import Official
from plans.activities import tracing
from plans.activities.permissions import may_correct
from plans.activities.tracing import Correction
from plans.models import CommunityModel, MemberCount, ModelStep
from vietnamese.dates import short
from workflow.transitions import Transition, Workflow
from workflow.verdicts import ALLOWED, Verdict, demand, refused

State = CommunityModel.State
RUNNING = frozenset({State.LAUNCHED, State.REGULATED, State.ACTIVE})


def keeps_it(model: CommunityModel, by: Official) -> Verdict:
    """who puts down for its office"""
    return may_correct(model, by)


def has_a_step_to_strike(model: CommunityModel, by: Official) -> Verdict:
    """more than its launch was put down"""
    if model.steps.filter(struck_at=None).count() > 1:
        return ALLOWED
    return refused("Chỉ còn bước ra mắt. Nếu ghi nhầm cả mô hình thì rút mô hình.")


LIFE: Workflow[CommunityModel, Official] = Workflow(
    model=CommunityModel,
    transitions=(
        Transition(
            "models.issue_rules",
            "Ban hành quy chế",
            frozenset({State.LAUNCHED}),
            State.REGULATED,
            (keeps_it,),
        ),
        Transition(
            "models.begin",
            "Đi vào hoạt động",
            frozenset({State.REGULATED}),
            State.ACTIVE,
            (keeps_it,),
        ),
        Transition("models.stop", "Dừng", RUNNING, State.STOPPED, (keeps_it,)),
        Transition(
            "models.resume",
            "Hoạt động trở lại",
            frozenset({State.STOPPED}),
            State.ACTIVE,
            (keeps_it,),
        ),
        Transition(
            "models.strike",
            "Bỏ bước ghi nhầm",
            frozenset(State),
            None,
            (keeps_it, has_a_step_to_strike),
        ),
    ),
    organization_id=lambda model: model.organization_id,
    who=frozenset({keeps_it}),
)


@transaction.atomic
def launch(
    model: CommunityModel, *, on: date, paper: str, members: int | None = None, by: Official
) -> CommunityModel:
    """Put a new model down, launched on the day by the paper. Raises ValidationError,
    PermissionDenied."""
    tracing.check_day("on", on)
    tracing.check_group(model.group, model.organization, on)
    tracing.put_down(model, by=by)
    _save_step(ModelStep(model=model, state=State.LAUNCHED, on=on, paper=paper, by=by))
    if members is not None:
        count_members(model, on=on, members=members, by=by)
    return model


def go_on(
    name: str, model: CommunityModel, *, on: date, paper: str = "", reason: str = "", by: Official
) -> Verdict:
    """Carry out one of LIFE but "models.strike". Raises ValidationError for a day that cannot be,
    or where neither paper nor reason is given."""
    tracing.check_day("on", on)
    step = ModelStep(model=model, on=on, paper=paper.strip(), reason=reason.strip(), by=by)

    def check(locked: CommunityModel) -> Verdict:
        before = last_step(locked)
        if before and on < before.on:
            return refused(f"Ngày này trước bước “{before}”.")
        return ALLOWED

    def effect(locked: CommunityModel) -> dict[str, int]:
        step.state = LIFE[name].destination(locked)
        _save_step(step)
        return {"step": step.pk}

    return LIFE.perform(name, model, by=by, check=check, effect=effect)


def strike(model: CommunityModel, *, reason: str, by: Official) -> Verdict:
    """Take the last step back: it stays to be read, struck through. Raises ValidationError."""

    def effect(locked: CommunityModel) -> dict[str, int]:
        step = ModelStep.objects.filter(model=locked, struck_at=None).latest("on", "pk")
        step.struck_at, step.struck_by, step.struck_for = timezone.now(), by, reason.strip()
        step.full_clean()
        step.save(update_fields=["struck_at", "struck_by", "struck_for"])
        before = last_step(locked)
        locked.state = before.state if before else State.LAUNCHED
        return {"step": step.pk}

    return LIFE.perform("models.strike", model, by=by, effect=effect)


@transaction.atomic
def count_members(model: CommunityModel, *, on: date, members: int, by: Official) -> MemberCount:
    """Raises ValidationError, PermissionDenied."""
    demand(may_correct(model, by))
    tracing.check_day("on", on)
    first = model.steps.filter(struck_at=None).first()
    if first and on < first.on:
        raise ValidationError({"on": f"Mô hình ra mắt ngày {short(first.on)}."})
    count = MemberCount(model=model, on=on, members=members, by=by)
    count.full_clean()
    count.save(force_insert=True)
    record(
        model.organization_id,
        verb="models.count_members",
        by=by,
        subject=subject_of(model),
        details={"count": count.pk},
    )
    return count


def correct(model: CommunityModel, how: Correction, *, by: Official) -> None:
    """Name, kind and group. Raises StaleError, ValidationError, PermissionDenied."""
    first = model.steps.filter(struck_at=None).first()
    if first:
        tracing.check_group(model.group, model.organization, first.on)
    tracing.correct(model, how, by=by)


withdraw = tracing.withdraw


def last_step(model: CommunityModel) -> ModelStep | None:
    return model.steps.filter(struck_at=None).order_by("on", "pk").last()


def _save_step(step: ModelStep) -> None:
    step.full_clean()
    step.save(force_insert=True)
