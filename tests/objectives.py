"""Objectives of directives, as the office that keeps the directive gives them."""

from decimal import Decimal

from directives.models import Directive, Objective, Share
from directives.objectives import giving
from officials.models import Official, Organization
from plans.models import Plan, Task
from plans.objectives import taking_in


def make_objective(
    directive: Directive, shares: dict[Organization, int | None], by: Official, **columns: object
) -> Objective:
    """Self-management models, of the year the directive is of unless `columns` say otherwise."""
    values = {
        "name": "Mô hình tự quản được xây dựng mới",
        "unit": "mô hình",
        "year": directive.issued_on.year,
        **columns,
    }
    office = directive.kept_by or next(iter(shares))
    return giving.give(
        Objective(directive=directive, **values), given(shares), office=office, by=by
    )


def given(shares: dict[Organization, int | None]) -> dict[int, Decimal | None]:
    return {
        office.pk: None if target is None else Decimal(target) for office, target in shares.items()
    }


def share_of(objective: Objective, office: Organization) -> Share:
    return objective.shares.standing().get(organization=office)


def rows_of_objectives(plan: Plan, directive: Directive, by: Official) -> dict[str, object]:
    """What the addresses about the objectives of a directive and of a plan stand for."""
    office = plan.organization
    objective, taken = (
        make_objective(directive, {office: 3}, by, name=name, year=plan.year)
        for name in ("Còn để ngỏ", "Đã đưa vào")
    )
    other = Organization.objects.exclude(pk=office.pk)[:1].get()
    Share.objects.create(objective=objective, organization=other, target=1, given_by=by)
    share = share_of(taken, office)
    task = taking_in.take_in(share, Task(plan=plan, what="Việc"), target=share.target, by=by)
    in_directive = {"pk": directive.pk, "objective_pk": objective.pk}
    in_plan = {"pk": plan.pk, "task_pk": task.pk}
    return {
        **dict.fromkeys(("edit_objective", "withdraw_objective"), in_directive),
        **dict.fromkeys(("renew_objective", "leave_out_objective"), in_plan),
        "take_in_objective": {"pk": plan.pk, "share_pk": share_of(objective, office).pk},
        "given_objectives": {"pk": directive.pk},
    }
