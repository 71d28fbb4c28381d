"""Every look at rows is in the history, in a short write of its own, before anything is shown;
and the page on which the chair and the data-protection officer read it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from history.models import Entry
from history.recording import record, subject_of
from households.models import Household
from localities.models import ResidentialGroup
from officials.models import Appointment, Official, Organization

VIEW_LIST, VIEW_ROW = "households.view_rows", "households.view_row"
VIEW_SUMS, EXPORT = "households.view_row_sums", "households.export_rows"
WORDS = {
    VIEW_LIST: "Xem danh sách hộ",
    VIEW_ROW: "Xem một dòng hộ",
    VIEW_SUMS: "Xem số cộng từ các dòng hộ",
    EXPORT: "Tải danh sách hộ",
    "households.put_in_workbook": "Đưa tệp số liệu lên",
    "households.write_workbook": "Ghi tệp số liệu đã xác nhận",
    "households.fetch_workbook": "Tải tệp đã đưa lên, có số phiếu hoặc chỗ cần sửa",
    "households.record_rows": "Ghi biến động",
    "households.correct_row": "Sửa một biến động",
    "households.strike_row_event": "Bỏ một biến động ghi nhầm",
    "households.end_rows": "Thôi tính toàn bộ danh sách để thay danh sách mới",
    "households.erase_row": "Xóa số phiếu của một dòng",
    "households.erase_rows": "Xóa số phiếu của mọi dòng",
    "households.switch_rows_on": "Bật theo dõi từng hộ",
    "households.switch_rows_off": "Tắt theo dõi từng hộ",
    "households.name_row_reader": "Giao cho một chức vụ xem dòng hộ",
    "households.end_row_reader": "Thôi giao cho một chức vụ",
}
"""What is told of rows, by its name in the history."""


@dataclass(frozen=True, slots=True)
class Act:
    at: datetime
    who: str
    post: str
    words: str
    note: str


def viewed_list(
    organization: Organization,
    rows: int,
    *,
    group: ResidentialGroup | None = None,
    as_file: bool = False,
    by: Official,
) -> None:
    """So many rows were shown, or taken along as a file; of one group, or of all."""
    subject = subject_of(group or organization)
    _write(organization, EXPORT if as_file else VIEW_LIST, subject, {"rows": rows}, by)


def viewed_row(organization: Organization, household: Household, *, by: Official) -> None:
    _write(organization, VIEW_ROW, subject_of(household), {}, by)


def viewed_sums(organization: Organization, *, by: Official) -> None:
    _write(organization, VIEW_SUMS, subject_of(organization), {}, by)


@transaction.atomic
def _write(
    organization: Organization, verb: str, subject: str, details: Mapping[str, int], by: Official
) -> None:
    record(organization.pk, verb=verb, by=by, subject=subject, details=details)


def log_of(organization: Organization) -> QuerySet[Entry]:
    return Entry.objects.of(organization.pk).filter(verb__in=list(WORDS))


def acts_of(entries: Sequence[Entry]) -> Iterator[Act]:
    """As a page shows them; in as many queries however many they are."""
    actors = {entry.actor_id for entry in entries if entry.actor_id}
    names = dict(Official.objects.filter(pk__in=actors).values_list("pk", "full_name"))
    offices = {entry.organization_id for entry in entries}
    posts = list(Appointment.objects.filter(official__in=actors, organization__in=offices))
    groups = _groups(entries)
    for entry in entries:
        yield Act(
            at=entry.at,
            who=names.get(entry.actor_id, "") if entry.actor_id else "Chương trình",
            post=_post(entry, posts),
            words=WORDS[entry.verb],
            note=", ".join(_notes(entry, groups)),
        )


def _groups(entries: Iterable[Entry]) -> Mapping[str, str]:
    label = ResidentialGroup._meta.label_lower
    named = {entry.subject for entry in entries if entry.subject.startswith(f"{label}:")}
    keys = [subject.rpartition(":")[2] for subject in named]
    return {subject_of(group): str(group) for group in ResidentialGroup.objects.filter(pk__in=keys)}


def _notes(entry: Entry, groups: Mapping[str, str]) -> Iterator[str]:
    if entry.subject in groups:
        yield groups[entry.subject]
    if entry.subject.startswith(f"{Household._meta.label_lower}:"):
        yield f"dòng số {entry.subject.rpartition(':')[2]}"
    elif "rows" in entry.details:
        yield f"{entry.details['rows']} dòng"


def _post(entry: Entry, posts: Iterable[Appointment]) -> str:
    day = timezone.localdate(entry.at)
    held = (p.title for p in posts if p.official_id == entry.actor_id and p.is_in_force(day))
    return ", ".join(dict.fromkeys(held))
