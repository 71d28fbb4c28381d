"""The signed paper and its files: the ink signature, the original, the scan of it."""

from django.db import models
from django.db.models import Q

from documents.models.files import StoredFile
from documents.models.papers import Document
from documents.models.reviewing import Submission
from localities.fields import NfcTextField
from officials.models import Appointment, Official

FINGERPRINT_LENGTH = 32


class InkSignature(models.Model):
    """Đã ký giấy: what the clerk saw on the sheet. The signer needs no account here.

    It belongs to one submission: a paper returned and approved again is signed again.
    """

    append_only = True

    document = models.ForeignKey(Document, models.PROTECT, related_name="ink_signatures")
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="ink")
    signer = models.ForeignKey(
        Appointment, models.PROTECT, related_name="+", verbose_name="người ký"
    )
    signed_on = models.DateField("ngày ký")
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "chữ ký trên giấy"
        verbose_name_plural = "chữ ký trên giấy"

    def __str__(self) -> str:
        return f"{self.signer.official}, {self.signed_on:%d/%m/%Y}"


class Original(models.Model):
    """A file of the paper as it left the office; the stored bytes are what counts.

    A scan (bản chụp) is kept beside it and is never the original.
    """

    append_only = True

    class Kind(models.TextChoices):
        RENDERING = "rendering", "Bản in của chương trình"
        SIGNED = "signed", "Bản gốc điện tử (PDF đã ký số)"
        SCAN = "scan", "Bản chụp"

    document = models.ForeignKey(Document, models.PROTECT, related_name="originals")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="originals")
    kind = models.CharField("loại", max_length=10, choices=Kind)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="original")
    fingerprint = models.CharField("bộ in", max_length=FINGERPRINT_LENGTH, blank=True)
    differences = models.JSONField("chỗ khác với bản đã duyệt", default=list)
    explanation = NfcTextField("giải trình", blank=True)
    put_in_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    put_in_at = models.DateTimeField("đưa vào lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản gốc, bản chụp"
        verbose_name_plural = "bản gốc, bản chụp"
        ordering = ["put_in_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(kind="rendering"),
                name="original_one_rendering",
                violation_error_message="Bản in của văn bản đã được lưu.",
            ),
            models.CheckConstraint(
                condition=Q(kind="rendering") & ~Q(fingerprint="")
                | Q(kind__in=["signed", "scan"], fingerprint=""),
                name="original_rendering_names_its_renderer",
                violation_error_message="Chỉ bản in của chương trình mới ghi bộ in.",
            ),
            models.CheckConstraint(
                condition=Q(differences=[]) | ~Q(explanation=""),
                name="original_differences_are_explained",
                violation_error_message="Cần giải trình các chỗ khác với bản đã duyệt.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def note(self) -> str:
        """What has to stand beside it wherever it is offered."""
        if self.kind == self.Kind.SIGNED:
            return "Chữ ký số: chưa kiểm tra."
        return "Không phải bản gốc." if self.kind == self.Kind.SCAN else ""
