"""Who sets what others report. Who sees it: `Regime.objects.visible_to`."""

from documents.permissions import post_as
from localities.kinds import Level
from officials.models import Official, Organization
from reports.guards import REVIEWING_ROLES
from reports.models import Regime
from workflow.verdicts import ALLOWED, Verdict, refused

NOBODY_BELOW = "Cơ quan cấp xã không có cấp dưới báo cáo nên không đặt chế độ báo cáo ở đây."


def may_set(office: Organization, by: Official) -> Verdict:
    """Who reviews, drafts or heads the office work of an office with others below it."""
    if office.unit.level is Level.COMMUNE:
        return refused(NOBODY_BELOW)
    return ALLOWED if post_as(by, office, REVIEWING_ROLES) else refused(_only_of(str(office)))


def may_keep(regime: Regime, by: Official) -> Verdict:
    """Of the office that set it, and of the one its newest terms name for review."""
    newest = regime.terms.select_related("reviewer__unit").order_by("valid_from").last()
    offices = {regime.owner, newest.reviewer} if newest else {regime.owner}
    if any(may_set(office, by) for office in offices):
        return ALLOWED
    return refused(_only_of(" hoặc ".join(sorted(map(str, offices)))))


def _only_of(offices: str) -> str:
    return f"Chỉ người xem xét hồ sơ, người soạn thảo của {offices} mới đặt chế độ báo cáo."
