"""The lists of the first page: what waits for an official, by what is to be done."""

from collections.abc import Callable
from dataclasses import dataclass

from documents.models import Document
from documents.review import waiting
from documents.review.queues import APPROVING, CHECKING
from officials.models import Official

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Wait:
    """Papers with one thing to be done; `url` leads through them one by one, if there is one."""

    title: str
    papers: list[Document]
    url: str = ""
    label: str = ""
    has_more: bool = False


def waits_of(official: Official) -> list[Wait]:
    """Only lists that are not empty, the most binding first."""
    found = (
        _wait("Chờ anh/chị duyệt", waiting.to_approve, official, APPROVING.url, "Xem và duyệt"),
        _wait("Chờ anh/chị kiểm tra", waiting.to_check, official, CHECKING.url, "Xem và kiểm tra"),
        _wait("Bị trả lại, chờ anh/chị sửa", waiting.returned_to, official),
        _wait("Đã duyệt, chờ ký, vào sổ, phát hành", waiting.to_release, official),
    )
    return [wait for wait in found if wait.papers]


def _wait(
    title: str,
    query: Callable[[Official], waiting.Papers],
    official: Official,
    url: str = "",
    label: str = "",
) -> Wait:
    papers = list(waiting.listed(query(official))[: SHOWN + 1])
    return Wait(title, papers[:SHOWN], url, label, has_more=len(papers) > SHOWN)
