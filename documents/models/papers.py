from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from documents.drafts.content import AnnexText, Content
from documents.querysets import DocumentQuerySet, RevisionQuerySet
from localities.fields import NfcCharField, NfcTextField, SearchField, WithDerivedColumns
from officials.models import Appointment, Official, Organization
from paper.kinds import Kind
from paper.sheet import Urgency

if TYPE_CHECKING:
    from documents.models.reviewing import Submission

SUBJECT_LENGTH = 500
"""Characters of a trích yếu (NĐ 30/2020, Phụ lục VI, field Subject)."""
FIELD_LENGTH = 200

KINDS = [(kind.code, kind.title) for kind in Kind]
URGENCIES = [(urgency.name, urgency.value) for urgency in Urgency]


_STATES = [
    "drafting",
    "in_review",
    "awaiting_approval",
    "returned",
    "approved",
    "issued",
    "superseded",
    "revoked",
    "abandoned",
]


class Document(models.Model):
    """One paper of an office, from its first draft; what it says stands in its revisions."""

    class State(models.TextChoices):
        DRAFTING = "drafting", "Bản thảo"
        IN_REVIEW = "in_review", "Đang kiểm tra"
        AWAITING_APPROVAL = "awaiting_approval", "Chờ duyệt"
        RETURNED = "returned", "Bị trả lại"
        APPROVED = "approved", "Đã duyệt"
        ISSUED = "issued", "Đã phát hành"
        SUPERSEDED = "superseded", "Đã được thay thế"
        REVOKED = "revoked", "Đã thu hồi"
        ABANDONED = "abandoned", "Đã hủy bản thảo"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="documents", verbose_name="cơ quan ban hành"
    )
    kind = models.CharField("tên loại", max_length=5, choices=KINDS)
    state = models.CharField(
        "trạng thái", max_length=20, choices=State.choices, default=State.DRAFTING
    )
    head = models.OneToOneField(
        "Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    drafted_by = models.ForeignKey(
        Official, models.PROTECT, related_name="+", verbose_name="người soạn thảo"
    )
    drafted_at = models.DateTimeField("soạn lúc", auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        constraints = [
            models.CheckConstraint(
                name="document_state_known",
                condition=Q(state__in=_STATES),
                violation_error_message="Trạng thái của văn bản không hợp lệ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper_kind.title}: {self.subject}" if self.head else self.paper_kind.title

    @property
    def paper_kind(self) -> Kind:
        kind = Kind.of_code(self.kind)
        if kind is None:
            raise ValueError(f"unknown kind {self.kind!r}")
        return kind

    @property
    def current(self) -> "Revision":
        """The revision in force; every document has one from the moment it is drafted."""
        if self.head is None:
            raise ValueError("a document without a revision")
        # What asks the revision for its document gets this one, with what it has read.
        self.head.document = self
        return self.head

    @property
    def subject(self) -> str:
        return self.current.subject

    @property
    def submission(self) -> "Submission | None":
        """What was handed up last; None before the first time."""
        return self.submissions.first()


class Revision(WithDerivedColumns):
    """What a draft said after one save. Never changed, never deleted."""

    append_only = True

    document = models.ForeignKey(Document, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField("lần lưu")
    subject = NfcCharField("trích yếu", max_length=SUBJECT_LENGTH)
    subject_search = SearchField("subject", max_length=SUBJECT_LENGTH)
    text = NfcTextField("nội dung", blank=True)
    keys = models.JSONField(default=list)
    annexes = models.JSONField("phụ lục", default=list)
    addressed_to = models.JSONField("kính gửi", default=list)
    legal_basis = models.JSONField("căn cứ", default=list)
    recipients = models.JSONField("nơi nhận", default=list)
    unplaced = models.JSONField("phần chưa xếp chỗ", default=list)
    unit = NfcCharField("đơn vị soạn thảo (viết tắt)", max_length=20, blank=True)
    dated_on = models.DateField("ngày ghi trên bản thảo", null=True, blank=True)
    signer = models.ForeignKey(
        Appointment, models.PROTECT, null=True, related_name="+", verbose_name="người ký"
    )
    cosigners = models.JSONField("người cùng ký", default=list)
    authority = NfcCharField("thẩm quyền ban hành", max_length=SUBJECT_LENGTH, blank=True)
    urgency = models.CharField("mức độ khẩn", max_length=12, choices=URGENCIES, blank=True)
    field_of_work = NfcCharField("lĩnh vực", max_length=FIELD_LENGTH, blank=True)
    issuing_body = NfcCharField("tổ chức tư vấn ban hành", max_length=200, blank=True)
    note = NfcCharField("việc đã làm", max_length=200, blank=True)
    saved_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField("lưu lúc", auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = "lần lưu"
        verbose_name_plural = "các lần lưu"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"],
                name="revision_number_unique",
                violation_error_message="Văn bản vừa được người khác lưu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Lần lưu {self.number}"

    @property
    def content(self) -> Content:
        return Content(
            subject=self.subject,
            text=self.text,
            addressed_to=tuple(self.addressed_to),
            legal_basis=tuple(self.legal_basis),
            recipients=tuple(self.recipients),
            unit=self.unit,
            dated_on=self.dated_on,
            signer=self.signer,
            cosigners=tuple(self.cosigners),
            authority=self.authority,
            urgency=self.urgency,
            field_of_work=self.field_of_work,
            issuing_body=self.issuing_body,
            annexes=tuple(
                AnnexText(annex["title"], annex["text"], annex.get("is_large", False))
                for annex in self.annexes
            ),
            unplaced=tuple(self.unplaced),
        )
