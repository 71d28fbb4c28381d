"""Who puts a workbook in, confirms it, and gets it back."""

from households.importing.rules import second_official_needed
from households.models import Import
from households.permissions import may_keep_figures
from households.rows.permissions import may_see_rows
from officials.models import Official, Organization
from vietnamese.numerals import grouped
from workflow.verdicts import ALLOWED, Verdict, refused

NOTHING_TO_WRITE = "Tệp không có gì khác với số liệu đang có, nên không có gì để ghi."
ANOTHER_CONFIRMS = (
    "Cơ quan quy định người khác xác nhận. Hãy nhờ một người cùng được giao việc này mở trang "
    "và xác nhận."
)
NOT_ONE_S_OWN = "Tệp chỉ trả lại cho người đã đưa lên."


def may_put_in(official: Official, organization: Organization, kind: Import.Kind) -> Verdict:
    """Counts: who keeps the figures; rows: the posts named for them."""
    if kind == Import.Kind.ROWS:
        return may_see_rows(official, organization)
    return may_keep_figures(official, organization)


def may_handle(imported: Import, by: Official) -> Verdict:
    return may_put_in(by, imported.organization, Import.Kind(imported.kind))


def may_confirm(imported: Import, by: Official) -> Verdict:
    if imported.state != Import.State.READY:
        return refused("Tệp này không còn chờ xác nhận.")
    verdict = may_handle(imported, by)
    if not verdict:
        return verdict
    if imported.to_mend:
        many = grouped(imported.to_mend)
        return refused(f"Còn {many} dòng phải sửa. Tệp được ghi cả hoặc không ghi gì.")
    if not imported.to_write:
        return refused(NOTHING_TO_WRITE)
    is_second = by.pk != imported.put_in_by_id
    if second_official_needed(imported.organization) and not is_second:
        return refused(ANOTHER_CONFIRMS)
    return ALLOWED


def may_cancel(imported: Import, by: Official) -> Verdict:
    if imported.state not in (Import.State.READING, Import.State.READY):
        return refused("Tệp này không còn chờ, nên không hủy được.")
    return may_handle(imported, by)


def may_fetch(imported: Import, by: Official) -> Verdict:
    """The workbook holds what this program does not read: it goes back to whoever sent it."""
    verdict = may_handle(imported, by)
    if verdict and imported.put_in_by_id != by.pk:
        return refused(NOT_ONE_S_OWN)
    return verdict
