"""Duties for the tests, and plans that answer them and are issued."""

from directives.models import Directive, Duty
from documents.issued import issuing
from documents.numbers import numbering
from localities.kinds import Level
from officials.models import Official, Organization
from plans.models import Plan
from tests.lifecycle import approve, sign_in_ink
from vietnamese.dates import today


def make_duty(directive: Directive, **columns: object) -> Duty:
    """A duty as who keeps the directive reads it; to nobody here unless `columns` say so."""
    values = {
        "place": f"mục {directive.duties.count() + 1}",
        "what": "Xây dựng mô hình tự quản ở từng khối.",
        "addressee": "UBND các xã, phường",
        "addressed_on": directive.issued_on,
        "kept_by": directive.kept_by,
        **columns,
    }
    return Duty.objects.create(directive=directive, **values)


def to_every_commune(province: Organization) -> dict[str, object]:
    return {
        "organization_kind": Organization.Kind.PEOPLES_COMMITTEE,
        "level": Level.COMMUNE,
        "within": province.unit,
    }


def issue_plan(
    plan: Plan, *, drafter: Official, reviewer: Official, clerk: Official, answer: str = ""
) -> None:
    """From the draft, which has a signer, to its issue; `answer` to whatever is pointed at."""
    document = plan.original
    approve(document, drafter=drafter, reviewer=reviewer, answer=answer)
    sign_in_ink(document, clerk)
    numbering.give_number(document, on=today(), by=clerk)
    verdict = issuing.issue(document, by=clerk)
    assert verdict, verdict.reason
