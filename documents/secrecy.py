"""The question before anything is written down: is it a state secret? (docs/bounds.md, 8)"""

from django.db import models, transaction

from history.recording import record
from officials.models import Official, Organization


class Answer(models.TextChoices):
    NO = "khong", "Không"
    YES = "co", "Có"
    UNSURE = "chua-ro", "Chưa rõ"


QUESTION = "Nội dung có thuộc danh mục bí mật nhà nước không?"
STOPPED = "Đã dừng: nội dung mật không được soạn, trình, duyệt trong chương trình này."


def stop(organization: Organization, *, answer: Answer, by: Official) -> None:
    """Record that work stopped at the question; nothing of the text is kept."""
    with transaction.atomic():
        record(
            organization.pk,
            verb="documents.stop_as_secret",
            by=by,
            subject=f"officials.organization:{organization.pk}",
            details={"answer": answer.value},
        )
