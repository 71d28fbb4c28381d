"""Who keeps what others report. Who sees it: `Regime.objects.visible_to`."""

from collections.abc import Iterable

from officials.models import Official
from reports.guards import may_direct
from reports.models import Regime
from reports.regimes.calendar import Due
from workflow.verdicts import ALLOWED, Verdict, refused


def may_keep(regime: Regime, by: Official) -> Verdict:
    """Of the office that set it, and of the one its newest terms name for review."""
    newest = regime.terms.select_related("reviewer__unit").order_by("valid_from").last()
    offices = {regime.owner, newest.reviewer} if newest else {regime.owner}
    if any(may_direct(office, by) for office in offices):
        return ALLOWED
    named = " hoặc ".join(sorted(map(str, offices)))
    return refused(f"Chỉ người xem xét hồ sơ, người soạn thảo của {named} mới sửa chế độ báo cáo.")


def may_follow(due: Due, official: Official) -> bool:
    """Who reported for that period: of the office that set the regime, and of the one its terms
    named for review then."""
    offices = official.visible_organization_ids
    return due.regime.owner_id in offices or due.terms.reviewer_id in offices


def followed(dues: Iterable[Due], official: Official) -> list[Due]:
    return [due for due in dues if may_follow(due, official)]
