"""Somebody leaves a desk: drafts, tasks, and whoever takes them over."""

from datetime import date

from django.utils.timezone import now

from desk.handover import handing_over
from desk.handover.holdings import holdings_of
from desk.handover.models import Handover
from officials.models import Official, Organization, Role
from paper import freezing
from paper.kinds import Kind
from paper.sheet import Sheet
from tests.cast import make_member
from vietnamese.dates import today
from workflow.verdicts import Verdict


def make_successor(organization: Organization, role: Role = Role.DRAFTER) -> Official:
    return make_member("ke.nhiem", "Nguyễn Thị Kế Nhiệm", organization, role)


def make_handover(
    organization: Organization,
    giver: Official,
    receiver: Official,
    *,
    by: Official,
    on: date | None = None,
    **columns: object,
) -> Handover:
    handover = Handover(
        organization=organization, giver=giver, receiver=receiver, on=on or today(), **columns
    )
    return handing_over.propose(handover, by=by)


def confirm(handover: Handover, by: Official) -> Verdict:
    """Having just read what moves."""
    seen = holdings_of(handover).seen if handover.state == handover.State.PROPOSED else ""
    return handing_over.confirm(handover, seen=seen, by=by)


def rows_of_handovers(organization: Organization, by: Official) -> dict[str, object]:
    """What the addresses about handovers stand for: one that waits, and one that is done."""
    receiver = make_member(
        f"nhan.{organization.pk}", "Hồ Thị Tiếp Nhận", organization, Role.DRAFTER
    )
    waiting = make_handover(organization, by, receiver, by=by)
    done = Handover.objects.create(
        organization=organization,
        giver=receiver,
        receiver=by,
        on=today(),
        state=Handover.State.DONE,
        proposed_by=by,
        confirmed_by=by,
        confirmed_at=now(),
        minutes=freezing.to_data(Sheet(Kind.MINUTES, (), subject="Bàn giao công việc")),
    )
    pages = ("handover", "confirm_handover", "drop_handover")
    return {**{key: {"pk": waiting.pk} for key in pages}, "handover_minutes": {"pk": done.pk}}
