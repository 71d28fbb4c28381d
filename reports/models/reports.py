"""A ward's report for one period: the work, its papers, and the figures while it is written."""

from django.db import models
from django.db.models import F, Q

from documents.models import Document
from localities.fields import NfcCharField, NfcTextField
from officials.models import Official, Organization
from officials.once import once_a_page
from plans.models import Plan
from reports.models.regimes import SENTENCE_LENGTH, AskedFigure, Regime, Request, Terms
from reports.querysets import ReportQuerySet
from vietnamese.numerals import decimal

DIGITS, PLACES = 14, 2


class Report(models.Model):
    """What one office hands in of a regime for one period, from `since` to `until`.

    `current` is what counts above: what was handed in last. `is_late` is of the first time it was
    handed in. `plan` is what a regime that asks for plans gets; other papers hang on `papers`.
    `created_by` writes it: who opened it, or to whom that one's work was handed over. `examiner`
    has it in hand at the reviewing office.
    """

    class State(models.TextChoices):
        DRAFTING = "drafting", "Đang soạn"
        SENT = "sent", "Đã gửi góp ý"
        REMARKED = "remarked", "Đã có góp ý"
        SUBMITTED = "submitted", "Đã nộp"
        RETURNED = "returned", "Bị trả lại"
        ACCEPTED = "accepted", "Chấp nhận"

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="reports")
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="reports")
    request = models.ForeignKey(Request, models.PROTECT, null=True, related_name="reports")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="reports", verbose_name="cơ quan báo cáo"
    )
    since = models.DateField("số liệu từ ngày")
    until = models.DateField("đến hết ngày")
    period_name = NfcCharField("kỳ báo cáo", max_length=200)
    state = models.CharField(
        "tình trạng", max_length=9, choices=State, default=State.DRAFTING, editable=False
    )
    is_nothing = models.BooleanField("không phát sinh", default=False)
    is_late = models.BooleanField("nộp trễ", default=False, editable=False)
    current = models.OneToOneField(
        "Sending", models.PROTECT, null=True, related_name="current_of", editable=False
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, related_name="reports", editable=False
    )
    examiner = models.ForeignKey(
        Official, models.PROTECT, null=True, related_name="+", editable=False
    )
    examined_since = models.DateTimeField("đang xem từ", null=True, editable=False)
    created_by = models.ForeignKey(Official, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["regime", "organization", "since", "until"],
                name="report_once_a_period",
                violation_error_message="Kỳ này đã có báo cáo.",
            ),
            models.CheckConstraint(
                name="report_span",
                condition=Q(until__gte=F("since")),
                violation_error_message="Ngày cuối kỳ không được trước ngày đầu.",
            ),
            models.CheckConstraint(
                name="report_handed_in_has_what_counts",
                condition=Q(state__in=["drafting", "sent", "remarked"]) | Q(current__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["regime", "until", "state"], name="report_by_period"),
            models.Index(fields=["organization", "-until", "-id"], name="report_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.regime}, {self.period_name}"

    @property
    def document(self) -> Document | None:
        """The paper that speaks for it now; None of figures alone, and of "không phát sinh"."""
        if self.plan:
            return self.plan.document
        speaking = (one for one in _standing_papers(self) if not one.is_correction)
        return next((paper.document for paper in speaking), None)

    @property
    def last_paper(self) -> "ReportPaper | None":
        """Begun last, of those that nobody gave up as drafts."""
        return next(iter(_standing_papers(self)), None)

    @property
    def newest(self) -> Document | None:
        """The paper to be handed in next: as `document`, or what corrects it."""
        paper = None if self.plan_id else self.last_paper
        return paper.document if paper else self.document


class ReportPaper(models.Model):
    """What a document is to a report; the last one speaks for it."""

    class Role(models.TextChoices):
        ORIGINAL = "original", "Báo cáo"
        REPLACEMENT = "replacement", "Thay thế"
        CORRECTION = "correction", "Công văn đính chính"

    report = models.ForeignKey(Report, models.PROTECT, related_name="papers")
    document = models.OneToOneField(Document, models.PROTECT, related_name="report_paper")
    role = models.CharField("vai trò", max_length=11, choices=Role, default=Role.ORIGINAL)

    class Meta:
        verbose_name = "văn bản của báo cáo"
        verbose_name_plural = "văn bản của báo cáo"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(role="original"),
                name="report_has_one_original",
                violation_error_message="Báo cáo đã có văn bản gốc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.document}"

    @property
    def is_correction(self) -> bool:
        return self.role == self.Role.CORRECTION


@once_a_page
def _standing_papers(report: Report) -> tuple[ReportPaper, ...]:
    """The last first."""
    rows = report.papers.exclude(document__state=Document.State.ABANDONED)
    return tuple(
        rows.select_related("document__head", "document__organization__unit").order_by("-pk")
    )


class Figure(models.Model):
    """A figure as it stands in a report or as it was sent, beside what was aimed at and last year.

    `words` is how it reads where it is no number: "dưới 5", "không nêu". `source` and `on` say
    where it is from and of which day.
    """

    asked = models.ForeignKey(AskedFigure, models.PROTECT, related_name="+")
    amount = models.DecimalField(
        "số liệu", max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    words = NfcCharField("ghi bằng chữ", max_length=40, blank=True)
    earlier = models.DecimalField(
        "cùng kỳ năm trước", max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    target = models.DecimalField(
        "mức phấn đấu", max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True
    )
    source = NfcCharField("nguồn", max_length=SENTENCE_LENGTH, blank=True)
    on = models.DateField("số liệu ngày", null=True, blank=True)
    is_typed = models.BooleanField("tự ghi", default=False)
    reason = NfcCharField("giải trình", max_length=SENTENCE_LENGTH, blank=True)

    class Meta:
        abstract = True
        ordering = ("asked__position", "pk")

    def __str__(self) -> str:
        return f"{self.asked}: {self.shown}"

    @property
    def shown(self) -> str:
        """ "1.204", "dưới 5", or nothing where it is not known."""
        return self.words if self.amount is None else decimal(self.amount)


class ReportFigure(Figure):
    """A figure while the report is written; taken anew only when somebody says so."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="figures")
    taken_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField("lấy lúc", auto_now=True)

    class Meta(Figure.Meta):
        verbose_name = "số liệu của báo cáo"
        verbose_name_plural = "số liệu của báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["report", "asked"], name="report_figure_once"),
            models.CheckConstraint(
                name="report_figure_not_negative",
                condition=Q(amount=None) | Q(amount__gte=0),
                violation_error_message="Số liệu không được nhỏ hơn 0.",
            ),
        ]


class ReportTable(models.Model):
    """A table of the report as it was taken: `{{bang_nhiem_vu}}` stands for its `|` lines."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="tables")
    name = models.CharField("tên bảng", max_length=40)
    text = NfcTextField("nội dung bảng", blank=True)
    on = models.DateField("số liệu ngày")
    taken_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField("lấy lúc", auto_now=True)

    class Meta:
        verbose_name = "bảng của báo cáo"
        verbose_name_plural = "bảng của báo cáo"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "name"], name="report_table_once"),
        ]

    def __str__(self) -> str:
        return self.name
