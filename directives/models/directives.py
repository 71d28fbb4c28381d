"""The register of what comes down and of what is cited, and what one does to another."""

from django.db import models
from django.db.models import F, Q

from directives.querysets import DirectiveQuerySet, RelationQuerySet
from documents.models import URGENCIES, Document, StoredFile
from localities.fields import NfcCharField, NfcTextField, SearchField, WithDerivedColumns
from officials.models import Official, Organization
from paper.legislation import CITED_KINDS, is_legislation, of_code

KINDS = [(kind.code, kind.title) for kind in CITED_KINDS]
TITLE_LENGTH = 1000
NOTE_LENGTH = 500


class Certainty(models.TextChoices):
    """How well something is known; below CERTAIN it prints "chưa kiểm chứng"."""

    CERTAIN = "certain", "Chắc chắn"
    LIKELY = "likely", "Có cơ sở, chưa đối chiếu bản gốc"
    UNVERIFIED = "unverified", "Chưa kiểm chứng"


class Directive(WithDerivedColumns):
    """One document as it was issued: by others, or by an office here (`document`).

    `kept_by` is the office whose register it stands in; None: known to every office.
    """

    kind = models.CharField("tên loại", max_length=5, choices=KINDS)
    number = NfcCharField("số, ký hiệu", max_length=60, blank=True)
    issuer = NfcCharField("cơ quan ban hành", max_length=200)
    issuer_search = SearchField("issuer", max_length=200)
    issued_on = models.DateField("ngày ban hành")
    in_force_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    in_force_to = models.DateField("có hiệu lực đến hết ngày", null=True, blank=True)
    title = NfcCharField("trích yếu (với luật, pháp lệnh: tên)", max_length=TITLE_LENGTH)
    urgency = models.CharField("mức độ khẩn", max_length=12, choices=URGENCIES, blank=True)
    text = NfcTextField("nội dung", blank=True)
    keys = models.JSONField(default=list, editable=False)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp"
    )
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="directive", editable=False
    )
    source = NfcCharField("nguồn", max_length=NOTE_LENGTH)
    certainty = models.CharField("độ tin cậy", max_length=10, choices=Certainty)
    doubtful_from = models.DateField("chưa kiểm chứng kể từ ngày", null=True, blank=True)
    doubt = NfcCharField("vì sao chưa kiểm chứng", max_length=NOTE_LENGTH, blank=True)
    kept_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="directives"
    )
    recorded_by = models.ForeignKey(Official, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DirectiveQuerySet.as_manager()

    changes: list["Relation"]
    """What later documents did to it; there after `with_changes_for` or `with_changes_in`."""

    class Meta:
        verbose_name = "văn bản chỉ đạo"
        verbose_name_plural = "văn bản chỉ đạo"
        indexes = [
            models.Index(fields=["-issued_on", "-id"], name="directive_newest_first"),
            # The days of a document that changes others, without its row.
            models.Index(
                fields=["id"], include=["issued_on", "in_force_from"], name="directive_days"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kept_by", "number", "issuer_search", "issued_on"],
                name="directive_once_in_an_office",
                condition=~Q(number="") & Q(kept_by__isnull=False),
                violation_error_message="Văn bản này đã có trong sổ.",
            ),
            models.UniqueConstraint(
                fields=["number", "issuer_search", "issued_on"],
                name="directive_once_among_the_shared",
                condition=~Q(number="") & Q(kept_by__isnull=True),
                violation_error_message="Văn bản này đã có trong sổ.",
            ),
            models.CheckConstraint(
                name="directive_in_force_after_issue",
                condition=Q(in_force_from=None) | Q(in_force_from__gte=F("issued_on")),
                violation_error_message="Ngày có hiệu lực không được trước ngày ban hành.",
            ),
            models.CheckConstraint(
                name="directive_ends_after_it_begins",
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("issued_on")),
                violation_error_message="Ngày hết hiệu lực không được trước ngày ban hành.",
            ),
            models.CheckConstraint(
                name="directive_says_why_it_is_doubtful",
                condition=Q(doubtful_from=None) | ~Q(doubt=""),
                violation_error_message="Cần ghi vì sao chưa kiểm chứng.",
            ),
        ]

    def __str__(self) -> str:
        name = f"{self.get_kind_display()} {self.number}".strip()
        return name if self.number else f"{name} {self.title}"

    @property
    def citation(self) -> str:
        """Short, as cited again: "Quyết định số 28/2023/QĐ-TTg"; a law by its name."""
        if self.is_by_name or not self.number:
            return self.title
        return f"{self.get_kind_display()} số {self.number}"

    @property
    def is_by_name(self) -> bool:
        """Whether it is cited by its name: luật, pháp lệnh."""
        return of_code(self.kind).by_name

    @property
    def states_its_first_day(self) -> bool:
        """Whether it takes effect on a day of its own; the others do when they are signed."""
        return is_legislation(self.kind, self.number)


class Relation(models.Model):
    """What a later document does to an earlier one, from a day on.

    `kept_by` is the office that wrote it down; None: known to every office.
    """

    class Kind(models.TextChoices):
        AMENDS = "amends", "sửa đổi, bổ sung"
        REPLACES = "replaces", "thay thế"
        REPEALS = "repeals", "bãi bỏ"
        GUIDES = "guides", "hướng dẫn"
        IMPLEMENTS = "implements", "triển khai thực hiện"

    kind = models.CharField("quan hệ", max_length=10, choices=Kind)
    later = models.ForeignKey(Directive, models.PROTECT, related_name="relations")
    earlier = models.ForeignKey(Directive, models.PROTECT, related_name="later_relations")
    takes_effect_on = models.DateField("kể từ ngày", null=True, blank=True)
    part = NfcCharField("phần bị tác động (trống: toàn bộ)", max_length=NOTE_LENGTH, blank=True)
    source = NfcCharField("nguồn", max_length=NOTE_LENGTH)
    certainty = models.CharField("độ tin cậy", max_length=10, choices=Certainty)
    kept_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="directive_relations"
    )
    recorded_by = models.ForeignKey(Official, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = "quan hệ giữa hai văn bản"
        verbose_name_plural = "quan hệ giữa các văn bản"
        constraints = [
            models.UniqueConstraint(
                fields=["kept_by", "kind", "later", "earlier", "part"],
                name="relation_once_in_an_office",
                condition=Q(kept_by__isnull=False),
                violation_error_message="Quan hệ này đã được ghi.",
            ),
            models.UniqueConstraint(
                fields=["kind", "later", "earlier", "part"],
                name="relation_once_among_the_shared",
                condition=Q(kept_by__isnull=True),
                violation_error_message="Quan hệ này đã được ghi.",
            ),
            models.CheckConstraint(
                name="relation_with_another",
                condition=~Q(later=F("earlier")),
                violation_error_message="Một văn bản không thể sửa đổi, thay thế chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later} {self.get_kind_display()} {self.earlier}"
