"""The plan, the papers that hang on it, and the samples it may begin from."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from documents.models import KINDS, SUBJECT_LENGTH, Document
from localities.fields import NfcCharField, NfcTextField
from officials.models import Official, Organization
from plans.querysets import ENDED, PlanPaperQuerySet, PlanQuerySet, TemplateQuerySet

FIRST_YEAR, LAST_YEAR = 2000, 2100
State = Document.State
LEFT_THE_OFFICE = frozenset({State.ISSUED, State.SUPERSEDED, State.REVOKED})


class Template(models.Model):
    """A sample plan that ships with the software or is kept by the operator, in versions.

    `text` is a whole paper as plain text; `{nam}` and `{don_vi}` stand for the year and the unit,
    `{tinh_hinh}` for the paragraph that tells from its figures what the ward is like.
    """

    slug = models.SlugField("mã mẫu", max_length=60)
    version = models.PositiveIntegerField("phiên bản", default=1)
    kind = models.CharField("tên loại", max_length=5, choices=KINDS)
    title = NfcCharField("tên mẫu", max_length=SUBJECT_LENGTH)
    text = NfcTextField("nội dung mẫu")

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "mẫu kế hoạch"
        verbose_name_plural = "mẫu kế hoạch"
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "version"],
                name="template_version_unique",
                violation_error_message="Mẫu này đã có phiên bản đó.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Plan(models.Model):
    """The durable work of a year on one subject; its papers hang on it."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="plans", verbose_name="cơ quan"
    )
    year = models.PositiveSmallIntegerField(
        "năm", validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    template = models.ForeignKey(
        Template, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mẫu"
    )
    previous = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="following",
        verbose_name="kế hoạch năm trước",
    )
    created_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        indexes = [models.Index(fields=["organization", "-year", "-id"], name="plan_by_year")]
        constraints = [
            models.CheckConstraint(
                name="plan_year_sensible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kế hoạch năm {self.year}"

    @property
    def papers(self) -> list["PlanPaper"]:
        """In the order they were begun; reads what a list has fetched in advance."""
        fetched = getattr(self, "_prefetched_objects_cache", {}).get("plan_papers")
        rows = self.plan_papers.select_related("document") if fetched is None else fetched
        return sorted(rows, key=lambda paper: paper.pk)

    @property
    def original(self) -> Document:
        """The paper the plan began with."""
        return self.papers[0].document

    @property
    def main_paper(self) -> "PlanPaper":
        """The one that speaks for the plan: the last replacement that was issued, or the first."""
        first, *later = self.papers
        return next((paper for paper in reversed(later) if paper.has_replaced), first)

    @property
    def document(self) -> Document:
        return self.main_paper.document

    @property
    def in_hand(self) -> "PlanPaper | None":
        """The paper that is on its way to issue; there is never more than one."""
        return next((paper for paper in self.papers if paper.is_in_hand), None)

    def current_paper(self, on: date) -> "PlanPaper | None":
        """The one that spoke for the plan on that day; None before its issue and after its end."""
        roles = (PlanPaper.Role.ORIGINAL, PlanPaper.Role.REPLACEMENT)
        return self.plan_papers.filter(role__in=roles).in_force(on).last()

    @property
    def subject(self) -> str:
        return self.document.subject


class PlanPaper(models.Model):
    """What a document is to a plan."""

    class Role(models.TextChoices):
        ORIGINAL = "original", "Kế hoạch"
        SUPPLEMENT = "supplement", "Bổ sung"
        ADJUSTMENT = "adjustment", "Điều chỉnh"
        REPLACEMENT = "replacement", "Thay thế"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="plan_papers")
    document = models.OneToOneField(Document, models.PROTECT, related_name="plan_paper")
    role = models.CharField("vai trò", max_length=12, choices=Role.choices, default=Role.ORIGINAL)

    objects = PlanPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản của kế hoạch"
        verbose_name_plural = "văn bản của kế hoạch"
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(role="original"),
                name="plan_has_one_original",
                violation_error_message="Kế hoạch đã có văn bản gốc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.document}"

    @property
    def called(self) -> str:
        """ "văn bản bổ sung", "kế hoạch"."""
        role = self.get_role_display().lower()
        return role if self.role == self.Role.ORIGINAL else f"văn bản {role}"

    @property
    def title(self) -> str:
        """ "Văn bản bổ sung", "Kế hoạch"."""
        return self.called[:1].upper() + self.called[1:]

    @property
    def is_in_hand(self) -> bool:
        return self.document.state not in {*LEFT_THE_OFFICE, State.ABANDONED}

    @property
    def is_over(self) -> bool:
        """Whether it speaks for the plan no more."""
        return self.document.state in ENDED

    @property
    def has_replaced(self) -> bool:
        return self.role == self.Role.REPLACEMENT and self.document.state in LEFT_THE_OFFICE
