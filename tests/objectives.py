"""Objectives of directives, as the office that keeps the directive gives them."""

from decimal import Decimal

from directives.models import Directive, Objective, Share
from directives.objectives import giving
from officials.models import Official, Organization
from plans.models import Plan


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
    objective = make_objective(directive, {plan.organization: 3}, by)
    at = {"pk": directive.pk, "objective_pk": objective.pk}
    return dict.fromkeys(("edit_objective", "withdraw_objective"), at)
