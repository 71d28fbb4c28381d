"""What QĐ 12/2018/QĐ-TTg, amended by QĐ 28/2023/QĐ-TTg, asks: criteria, where, who, until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models, transaction

from history.recording import record, subject_of
from households.models import (
    DecidingLevel,
    Proposal,
    ProposalStep,
    ReputablePerson,
    ReputableRule,
)
from households.reputable.permissions import may_rule
from households.reputable.places import group_on, origins, quota
from households.reputable.reach import lineage
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from vietnamese.working_days import Calendar
from workflow.verdicts import ALLOWED, Verdict, demand, refused

State, Step = Proposal.State, ProposalStep.Step
NO_RULE = (
    "Chưa ghi địa bàn có thuộc vùng đồng bào dân tộc thiểu số và miền núi hay không. "
    "Chủ tịch ghi ở mục “Quy định”."
)
OUTSIDE = "Địa bàn này không thuộc vùng áp dụng Quyết định 12/2018/QĐ-TTg."


class Criterion(models.TextChoices):
    """Điều 4.1 of the decision, in our own short words."""

    CITIZEN = "a", "Công dân Việt Nam, cư trú hợp pháp tại địa bàn"
    EXEMPLARY = "b", "Bản thân và gia đình gương mẫu chấp hành chủ trương, pháp luật"
    DESERVING = "c", "Có nhiều đóng góp cho địa bàn"
    ROOTED = "d", "Hiểu biết văn hóa, phong tục; gắn bó với dòng họ, cộng đồng"
    TRUSTED = "đ", "Có khả năng tập hợp, được cộng đồng tin tưởng"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days from a step on; `is_certain` tells whether the text was seen."""

    days: int
    what: str
    is_certain: bool


EXAMINING = Limit(5, "UBND kiểm tra hồ sơ", is_certain=True)
DECIDING = Limit(10, "Chủ tịch UBND quyết định", is_certain=False)
ABOVE = Limit(15, "cấp tỉnh xem xét (5 ngày) và quyết định (10 ngày)", is_certain=False)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a time limit. `is_known` is false while a holiday may still move it."""

    limit: Limit
    on: date
    is_known: bool

    def is_over(self, day: date) -> bool:
        return day > self.on


def rule_on(organization: Organization, day: date) -> ReputableRule | None:
    """What the chair put down for that day, of this office or one it succeeded; the newest."""
    rules = ReputableRule.objects.filter(organization__in=lineage(organization))
    own_first = models.Case(models.When(organization=organization, then=0), default=1)
    in_force = rules.filter(valid_from__lte=day)
    return in_force.order_by(own_first, "-valid_from", "-pk").first()


def level_on(organization: Organization, day: date) -> DecidingLevel:
    """Whose chair decides; the commune's where nothing else was put down."""
    rule = rule_on(organization, day)
    return DecidingLevel(rule.level) if rule else DecidingLevel.COMMUNE


def reaches(organization: Organization, group: ResidentialGroup, *, on: date) -> Verdict:
    """Whether there may be reputable persons in the group under the decision."""
    rule = rule_on(organization, on)
    if rule is None:
        return refused(NO_RULE)
    if rule.reach == ReputableRule.Reach.NONE:
        return refused(OUTSIDE)
    if rule.reach == ReputableRule.Reach.SOME and not _among(group, rule):
        return refused(f"{group} không thuộc vùng áp dụng Quyết định 12/2018/QĐ-TTg.")
    return ALLOWED


def has_room(group: ResidentialGroup, *, on: date, leaving: ReputablePerson | None) -> Verdict:
    """One person a group, as many as merged in it; who leaves by the same decision makes room."""
    now = group_on(group, on)
    listed = ReputablePerson.objects.listed(on).filter(group__in=origins(now))
    others = sum(person != leaving for person in listed)
    if others < (most := quota(now)):
        return ALLOWED
    many = "1 người" if most == 1 else f"{most} người (bằng số khối, thôn đã nhập)"
    return refused(
        f"{now} đã có {others} người có uy tín; mỗi khối, thôn nhiều nhất {many}. "
        "Hãy lập hồ sơ thay thế."
    )


def enough_came(households: int, present: int) -> Verdict:
    """At least two thirds of the households (QĐ 12/2018/QĐ-TTg as amended)."""
    if present > households:
        return refused("Số hộ dự họp không được lớn hơn số hộ của khối, thôn.")
    if present * 3 >= households * 2:
        return ALLOWED
    least = -(-households * 2 // 3)
    return refused(
        f"Mới có {present} trên {households} hộ dự họp; cần ít nhất 2/3, tức {least} hộ."
    )


def due(proposal: Proposal, *, calendar: Calendar) -> Due | None:
    """The time limit that runs now; None while the village and the Front prepare the file."""
    running = {
        State.RECEIVED: (Step.RECEIVED, EXAMINING),
        State.EXAMINED: (Step.EXAMINED, DECIDING),
        State.SENT: (Step.SENT, ABOVE),
    }.get(State(proposal.state))
    if running is None:
        return None
    since, limit = day_of(proposal, running[0]), running[1]
    if since is None:
        return None
    last = calendar.add_working_days(since, limit.days)
    return Due(limit, last, calendar.is_known(last, since=since))


def day_of(proposal: Proposal, step: ProposalStep.Step) -> date | None:
    row = step_of(proposal, step)
    return row.on if row else None


def step_of(proposal: Proposal, step: ProposalStep.Step) -> ProposalStep | None:
    """The row that counts, from those fetched with the file."""
    rows = [row for row in proposal.steps.all() if row.step == step]
    return max(rows, key=lambda row: row.pk, default=None)


def last_day(proposal: Proposal, before: ProposalStep.Step | None) -> date | None:
    """The latest day among the steps before this one; of all of them for None."""
    order = list(Step)
    earlier = order[: order.index(before)] if before else order
    days = (day_of(proposal, step) for step in earlier)
    return max((day for day in days if day), default=None)


def _among(group: ResidentialGroup, rule: ReputableRule) -> bool:
    return bool(origins(group) & set(rule.groups.values_list("pk", flat=True)))


def put_down(
    rule: ReputableRule, *, groups: Iterable[ResidentialGroup] = (), by: Official
) -> ReputableRule:
    """What the chair puts down holds from its day; an earlier rule stays for the days before."""
    demand(may_rule(by, rule.organization))
    rule.decided_by = by
    with transaction.atomic():
        rule.save(force_insert=True)
        rule.groups.set(groups)
        record(
            rule.organization_id,
            verb="households.rule_reputable",
            by=by,
            subject=subject_of(rule),
            details={"reach": rule.reach, "level": rule.level, "kept_years": rule.kept_years},
        )
    return rule
