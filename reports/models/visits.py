"""Visits of an office above to an office below: planned, recorded, with what is to be mended."""

from django.db import models
from django.db.models import Q

from localities.fields import NfcCharField, NfcTextField
from officials.models import Official, Organization
from plans.models import Task
from reports.inspection.querysets import VisitFindingQuerySet, VisitQuerySet
from reports.models.sendings import WORDS_LENGTH

PURPOSE_LENGTH = 300


class Visit(models.Model):
    """Buổi kiểm tra: the visited office knows of it from the moment it is planned."""

    class State(models.TextChoices):
        PLANNED = "planned", "Đã lên lịch"
        RECORDED = "recorded", "Đã kiểm tra"
        CANCELLED = "cancelled", "Đã hủy"

    office = models.ForeignKey(
        Organization, models.PROTECT, related_name="visits_made", verbose_name="cơ quan kiểm tra"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="visits", verbose_name="nơi được kiểm tra"
    )
    state = models.CharField(
        "tình trạng", max_length=9, choices=State, default=State.PLANNED, editable=False
    )
    planned_on = models.DateField("ngày kiểm tra dự kiến")
    purpose = NfcCharField("nội dung kiểm tra", max_length=PURPOSE_LENGTH)
    visited_on = models.DateField("ngày kiểm tra", null=True, blank=True)
    words = NfcTextField("nhận xét chung", max_length=WORDS_LENGTH, blank=True)
    reason = NfcCharField("lý do hủy", max_length=PURPOSE_LENGTH, blank=True)
    planned_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    planned_at = models.DateTimeField("lên lịch lúc", auto_now_add=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "buổi kiểm tra"
        verbose_name_plural = "buổi kiểm tra"
        indexes = [models.Index(fields=["organization", "-planned_on", "-id"], name="visit_latest")]
        constraints = [
            models.CheckConstraint(
                name="visit_says_what_for",
                condition=~Q(purpose=""),
                violation_error_message="Cần ghi nội dung kiểm tra.",
            ),
            models.CheckConstraint(
                name="visit_recorded_has_its_day",
                condition=~Q(state="recorded") | Q(visited_on__isnull=False),
            ),
            models.CheckConstraint(
                name="visit_cancelled_says_why",
                condition=~Q(state="cancelled") | ~Q(reason=""),
                violation_error_message="Cần ghi lý do hủy.",
            ),
        ]

    def __str__(self) -> str:
        return self.purpose


class VisitFinding(models.Model):
    """Kiến nghị sau kiểm tra: what is to be mended by when; told once the visit is recorded.

    `task` is where the visited office took it up; a draft that gives the task up leaves it open.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    what = NfcTextField("việc phải khắc phục", max_length=WORDS_LENGTH)
    due_on = models.DateField("thời hạn")
    task = models.ForeignKey(
        Task, models.SET_NULL, null=True, related_name="visit_findings", editable=False
    )
    made_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField("lúc", auto_now_add=True)

    objects = VisitFindingQuerySet.as_manager()

    class Meta:
        verbose_name = "kiến nghị sau kiểm tra"
        verbose_name_plural = "kiến nghị sau kiểm tra"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_finding_says_what",
                condition=~Q(what=""),
                violation_error_message="Cần ghi việc phải khắc phục.",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class VisitAnswer(models.Model):
    """What the visited office tells about a finding. Never changed; a later one adds to it."""

    append_only = True

    finding = models.ForeignKey(VisitFinding, models.PROTECT, related_name="answers")
    text = NfcTextField("trả lời", max_length=WORDS_LENGTH)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "trả lời kiến nghị"
        verbose_name_plural = "trả lời kiến nghị"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_answer_says_something",
                condition=~Q(text=""),
                violation_error_message="Cần ghi nội dung trả lời.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
