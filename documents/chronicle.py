"""What was done to a paper, by whom, as the holder of which post, in a clerk's words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from documents.lifecycle import LIFECYCLE
from documents.models import BookEntry, Delivery, Document
from history.models import Entry
from history.recording import subject_of
from officials.models import Appointment, Official, Organization
from paper.numbers import padded

PROGRAM = "Chương trình"
UNNAMED = "Việc khác"
OTHER_WORDS = {
    "documents.draft": "Soạn bản đầu",
    "documents.save": "Lưu bản thảo",
    "documents.copy": "Làm bản sao",
    "documents.follow": "Soạn văn bản về văn bản này",
    "documents.keep_rendering": "Giữ bản in để đối chiếu",
    "documents.stop_as_secret": "Dừng vì câu trả lời về bí mật nhà nước",
    "documents.open_delivery": "Mở văn bản được gửi đến",
    "documents.clear_delivery": "Báo đã hủy bản nhận được",
    "documents.number_elsewhere": "Vào sổ văn bản lập ngoài chương trình",
    "documents.reserve_number": "Để dành số",
    "documents.carry_number": "Chuyển số từ sổ giấy",
    "documents.decide_numbering": "Ghi quyết định về cách đánh số",
    "documents.order_numbering": "Ghi lệnh để dành, chèn số",
    "documents.add_series": "Thêm tổ chức tư vấn có số riêng",
    "documents.close_series": "Đóng hệ thống số của tổ chức tư vấn",
    "documents.set_rules": "Đặt quy định trình ký",
    "documents.delegate": "Ghi ủy quyền ký",
    "documents.end_delegation": "Ghi kết thúc ủy quyền ký",
}
"""Verbs of the history that are no transitions, those of books, rules and deliveries too."""
NAMING = {"for": "ý kiến của", "signer": "người ký:"}
"""Details that name a post, and the words before its holder."""


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the history; `post` is the post held in the office at that time."""

    at: datetime
    who: str
    post: str
    words: str
    note: str


def entries_of(document: Document) -> QuerySet[Entry]:
    """Acts on the paper, its lines in the books, its originals and copies; and, in the histories
    of those it was sent to, on its deliveries.
    """
    sent = Delivery.objects.filter(document=document, recipient__isnull=False)
    deliveries = list(sent.values_list("pk", "recipient"))
    here = Q(organization_id=document.organization_id, subject__in=list(_subjects(document)))
    there = Q(
        organization_id__in={recipient for _, recipient in deliveries},
        subject__in=[_subject(Delivery, pk) for pk, _ in deliveries],
    )
    return Entry.objects.filter(here | there if deliveries else here)


def _subjects(document: Document) -> Iterator[str]:
    yield subject_of(document)
    lines = BookEntry.objects.filter(Q(document=document) | Q(paper_copy__document=document))
    for rows in (lines, document.originals, document.paper_copies, document.deliveries):
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            yield _subject(rows.model, pk)


def _subject(model: type[Model], pk: int) -> str:
    """As `subject_of` names a row, without the row."""
    return f"{model._meta.label_lower}:{pk}"


def acts_of(entries: Iterable[Entry], document: Document) -> list[Act]:
    """The lines of a page; as many queries however many lines.

    Of what was done in another office its name is shown, not who did it.
    """
    return _acts(list(entries), document.organization_id)


def _acts(entries: Sequence[Entry], here: int) -> list[Act]:
    others = {entry.organization_id for entry in entries} - {here}
    offices = Organization.objects.filter(pk__in=others).in_bulk() if others else {}
    inside = [entry for entry in entries if entry.organization_id == here]
    acts = dict(zip((entry.pk for entry in inside), _inside(inside), strict=True))
    return [
        acts.get(entry.pk) or _outside(entry, offices.get(entry.organization_id))
        for entry in entries
    ]


def _outside(entry: Entry, office: Organization | None) -> Act:
    return Act(entry.at, str(office or ""), "", words_of(entry.verb), "")


def _inside(entries: Sequence[Entry]) -> list[Act]:
    actors = {entry.actor_id for entry in entries if entry.actor_id}
    named = {entry.details.get(key) for entry in entries for key in ("acting_as", *NAMING)}
    names = dict(Official.objects.filter(pk__in=actors).values_list("pk", "full_name"))
    held = Appointment.objects.filter(Q(official__in=actors) | Q(pk__in=named - {None}))
    posts = {post.pk: post for post in held.select_related("official").order_by("valid_from", "pk")}
    return [_act(entry, names, posts) for entry in entries]


def words_of(verb: str) -> str:
    """What the verb is called on the page."""
    labels = {transition.name: transition.label for transition in LIFECYCLE.transitions}
    return {**labels, **OTHER_WORDS}.get(verb, UNNAMED)


def _act(entry: Entry, names: Mapping[int, str], posts: Mapping[int, Appointment]) -> Act:
    return Act(
        at=entry.at,
        who=names.get(entry.actor_id, "") if entry.actor_id else PROGRAM,
        post=_post(entry, posts) if entry.actor_id else "",
        words=words_of(entry.verb),
        note=", ".join(_notes(entry, posts)),
    )


def _post(entry: Entry, posts: Mapping[int, Appointment]) -> str:
    """The post named in the entry, else those held in the office on that day."""
    named = posts.get(entry.details.get("acting_as", 0))
    if named:
        return named.title
    day = timezone.localdate(entry.at)
    held = (
        post.title
        for post in posts.values()
        if post.official_id == entry.actor_id
        and post.organization_id == entry.organization_id
        and post.is_in_force(day)
    )
    return ", ".join(dict.fromkeys(held))


def _notes(entry: Entry, posts: Mapping[int, Appointment]) -> Iterator[str]:
    details = entry.details
    if "round" in details:
        yield f"lần trình {details['round']}"
    if "revision" in details:
        yield f"lần lưu {details['revision']}"
    if "number" in details:
        yield f"số {padded(str(details['number']))}"
    if "remarks" in details:
        yield f"{details['remarks']} ý kiến"
    if "own" in details:
        yield "kiểm tra bản mình soạn"
    for key, words in NAMING.items():
        post = posts.get(details.get(key, 0))
        if post and post.official_id != entry.actor_id:
            yield f"{words} {post.official} ({post.title})"
