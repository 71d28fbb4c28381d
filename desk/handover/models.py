"""Bàn giao công việc: one act by which an official's work goes to the successor."""

from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import F, Q

from documents.models import Document
from localities.fields import NfcCharField
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet
from paper import freezing
from paper.sheet import Sheet
from plans.models import Assignment
from reports.models import Report

BASIS_LENGTH = 200
THINGS = ("document", "assignment", "report", "review")
"""Of which an item is one."""


class HandoverQuerySet(OfOrganizationQuerySet["Handover"]):
    def with_people(self) -> Self:
        return self.select_related("organization", "giver", "receiver", "witness", "proposed_by")

    def without_minutes(self) -> Self:
        """For lists: the minutes may list hundreds of papers."""
        return self.defer("minutes")

    def proposed(self) -> Self:
        return self.filter(state="proposed")

    def done(self) -> Self:
        return self.filter(state="done")


class Handover(models.Model):
    """From a proposal, which moves nothing, to the act itself, which moves everything at once.

    `on`: from when the receiver does the work, as the minutes say. `minutes`: the biên bản as it
    was at that moment; the counts are of what moved.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Chờ xác nhận"
        DONE = "done", "Đã bàn giao"
        DROPPED = "dropped", "Đã bỏ"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="handovers", verbose_name="cơ quan"
    )
    giver = models.ForeignKey(
        Official, models.PROTECT, related_name="handovers_given", verbose_name="bên giao"
    )
    receiver = models.ForeignKey(
        Official, models.PROTECT, related_name="handovers_received", verbose_name="bên nhận"
    )
    witness = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người chứng kiến",
    )
    on = models.DateField("nhận việc từ ngày")
    basis = NfcCharField("căn cứ", max_length=BASIS_LENGTH, blank=True)
    state = models.CharField(
        "tình trạng", max_length=8, choices=State, default=State.PROPOSED, editable=False
    )
    proposed_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    proposed_at = models.DateTimeField("lập lúc", auto_now_add=True)
    confirmed_by = models.ForeignKey(
        Official, models.PROTECT, null=True, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, editable=False)
    papers = models.PositiveIntegerField("số văn bản", default=0, editable=False)
    tasks = models.PositiveIntegerField("số nhiệm vụ", default=0, editable=False)
    files = models.PositiveIntegerField("số tài liệu kèm theo", default=0, editable=False)
    reports = models.PositiveIntegerField("số báo cáo", default=0, editable=False)
    reviews = models.PositiveIntegerField("số báo cáo đang xem xét", default=0, editable=False)
    minutes = models.JSONField("biên bản", default=dict, editable=False)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "bàn giao công việc"
        verbose_name_plural = "bàn giao công việc"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["receiver", "state"], name="handover_received")]
        constraints = [
            models.CheckConstraint(
                name="handover_to_somebody_else",
                condition=~Q(giver=F("receiver")),
                violation_error_message="Không bàn giao cho chính mình.",
            ),
            models.CheckConstraint(
                name="handover_done_by_somebody",
                condition=~Q(state="done")
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["organization", "giver"],
                condition=Q(state="proposed"),
                name="handover_proposed_once",
                violation_error_message=(
                    "Đã có một bàn giao của người này đang chờ xác nhận; hãy xác nhận hoặc bỏ nó."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} bàn giao cho {self.receiver}"

    @property
    def sheet(self) -> Sheet:
        """The biên bản as it was when the work changed hands."""
        return freezing.from_data(self.minutes)


def _is_only(thing: str) -> Q:
    return Q(**{f"{one}__isnull": one != thing for one in THINGS})


class HandoverItem(models.Model):
    """One thing that changed hands: a draft, the assignment by which the giver had a task, a report
    that he wrote, or one of those below that he had in hand to review."""

    append_only = True

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="items")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="+")
    review = models.ForeignKey(Report, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "nội dung bàn giao"
        verbose_name_plural = "nội dung bàn giao"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="handover_item_is_one_thing",
                condition=reduce(or_, map(_is_only, THINGS)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.document or self.assignment or self.report or self.review)
