"""New papers of any kind: from a subject alone, or from a text that was looked over."""

from dataclasses import replace

from django.utils.text import slugify

from documents.drafts import drafting
from documents.drafts.content import Content
from documents.models import Document, Revision
from officials.models import Official, Organization
from paper.kinds import Kind
from vietnamese.dates import today
from vietnamese.folding import fold

DECIDED_BY = frozenset({Kind.DECISION, Kind.RESOLUTION, Kind.TELEGRAM})
"""Their forms name who decides or wires (Mẫu 1.1-1.3 and 1.6)."""

OPENING_TEXTS = {
    Kind.DECISION: "Điều 1. …\nĐiều 2. …\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký./.",
    Kind.RESOLUTION: "Điều 1. …\nĐiều 2. Nghị quyết này có hiệu lực kể từ ngày …/.",
    Kind.INVITATION: (
        "{co_quan} trân trọng kính mời: …\nTới dự …\nChủ trì: …\nThời gian: …\nĐịa điểm: …\n"
        "Đề nghị đại biểu đến đúng giờ./."
    ),
    Kind.INTRODUCTION: (
        "{co_quan} trân trọng giới thiệu:\nÔng (bà): …\nChức vụ: …\nĐược cử đến: …\nVề việc: …\n"
        "Đề nghị Quý cơ quan giúp ông (bà) có tên trên hoàn thành công việc.\n"
        "Giấy này có giá trị đến hết ngày …/."
    ),
    Kind.MINUTES: (
        "Thời gian bắt đầu: …\nĐịa điểm: …\nThành phần tham dự: …\nChủ trì: …\nThư ký: …\n"
        "Nội dung:\n…\nCuộc họp kết thúc vào … giờ …, ngày … tháng … năm …/."
    ),
    Kind.LEAVE: (
        "Xét đơn đề nghị nghỉ phép ngày … của ông (bà) …\n{co_quan} cấp cho:\nÔng (bà): …\n"
        "Chức vụ: …\nĐược nghỉ phép trong thời gian … kể từ ngày … đến hết ngày … tại …\n"
        "Số ngày nghỉ phép nêu trên được tính vào thời gian …/."
    ),
}
"""What the forms of their own ask for (Phụ lục III, Mẫu 1.1-1.3 and 1.7-1.10)."""


def slug_of(kind: Kind) -> str:
    """The kind in an address: "quyet-dinh"."""
    return slugify(fold(kind.title))


def kind_of(slug: str) -> Kind | None:
    return next((kind for kind in Kind if slug_of(kind) == slug), None)


def from_subject(organization: Organization, kind: Kind, subject: str, *, by: Official) -> Document:
    """A draft that holds what the form of its kind asks for, ready to be filled in."""
    text = OPENING_TEXTS.get(kind, "").format(co_quan=organization.name)
    content = Content(subject, text=text, recipients=("Lưu: VT",))
    return from_content(organization, kind, content, by=by)


def from_content(
    organization: Organization,
    kind: Kind,
    content: Content,
    *,
    by: Official,
    note: str = "",
    like: Revision | None = None,
) -> Document:
    """A draft of what was read and looked over; who decides is filled in where it is not said."""
    if kind in DECIDED_BY and not content.authority:
        content = replace(content, authority=authority_of(organization))
    return drafting.create(organization, kind=kind, content=content, by=by, note=note, like=like)


def authority_of(organization: Organization) -> str:
    """Who decides where nobody said otherwise: the body under whose name the office issues."""
    head = organization.letterhead_on(today())
    return " ".join(head.issuer_lines) if head else organization.name
