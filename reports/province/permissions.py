"""Who looks after the reports of a regime from above, and in the name of which office."""

from documents.permissions import post_as
from officials.models import Official, Organization
from reports.guards import REVIEWING_ROLES
from reports.models import Regime
from workflow.verdicts import ALLOWED, Verdict, refused


def office_of(regime: Regime, by: Official) -> Organization | None:
    """The office that reviews, or the one that set the regime, where they may act for it."""
    reviewing = [terms.reviewer for terms in regime.terms.select_related("reviewer").all()]
    for office in (*reversed(reviewing), regime.owner):
        if post_as(by, office, REVIEWING_ROLES):
            return office
    return None


def may_call(regime: Regime, by: Official) -> Verdict:
    if office_of(regime, by):
        return ALLOWED
    return refused("Chỉ người xem xét hồ sơ, người soạn thảo của cơ quan đặt hoặc xem xét báo cáo.")
