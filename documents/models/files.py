"""Files that people put in or the program made, by what is in them."""

from django.db import models
from django.db.models import Q

from localities.fields import NfcCharField
from officials.models import Official

NAME_LENGTH = 200
DIGEST_LENGTH = 64


class MediaType(models.TextChoices):
    """What a file is, judged by its content."""

    PDF = "application/pdf", "PDF"
    PNG = "image/png", "ảnh PNG"
    JPEG = "image/jpeg", "ảnh JPEG"
    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "văn bản Word (DOCX)",
    )
    XLSX = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "bảng tính Excel (XLSX)",
    )
    TEXT = "text/plain", "văn bản thuần (TXT)"


class Use(models.TextChoices):
    """What a file is kept for; its limits stand in documents/originals/files.py."""

    SCAN = "scan", "Bản chụp"
    SIGNED_PDF = "signed_pdf", "Bản PDF đã ký số"
    RENDERING = "rendering", "Bản in của chương trình"
    EVIDENCE = "evidence", "Tài liệu kèm theo"
    DIRECTIVE = "directive", "Văn bản của cấp trên, cơ quan khác"


class StoredFile(models.Model):
    """A file in the private store; its bytes lie on disk under their SHA-256.

    Rights follow from what it belongs to; there is no way to it by its own key.
    """

    append_only = True

    sha256 = models.CharField("mã SHA-256", max_length=DIGEST_LENGTH, db_index=True)
    size = models.PositiveBigIntegerField("số byte")
    media_type = models.CharField("loại tệp", max_length=100, choices=MediaType)
    use = models.CharField("dùng làm", max_length=12, choices=Use)
    name = NfcCharField("tên tệp", max_length=NAME_LENGTH)
    put_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    put_at = models.DateTimeField("đưa vào lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gte=1),
                name="stored_file_not_empty",
                violation_error_message="Tệp rỗng.",
            ),
            models.CheckConstraint(
                condition=Q(use__in=["scan", "signed_pdf", "rendering", "evidence", "directive"]),
                name="stored_file_use_known",
                violation_error_message="Không rõ tệp dùng làm gì.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
