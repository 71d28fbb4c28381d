"""Who puts down what was done, and who corrects it: the office that did it."""

from documents.permissions import post_as
from localities.kinds import Level
from officials.models import Official, Organization, Role
from plans.models import Activity, Commendation, CommunityModel
from workflow.verdicts import ALLOWED, Verdict, refused

RECORDING_ROLES = frozenset(
    {Role.DRAFTER, Role.OFFICE_HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.CLERK}
)
NOT_A_WARD = "Hoạt động, mô hình, khen thưởng do các cơ quan của xã, phường ghi."
WITHDRAWN = "Dòng này đã rút nên không sửa được nữa."


def may_record(official: Official, organization: Organization) -> Verdict:
    if organization.unit.level is not Level.COMMUNE:
        return refused(NOT_A_WARD)
    if post_as(official, organization, RECORDING_ROLES):
        return ALLOWED
    return refused(f"Chỉ lãnh đạo, văn thư và người được giao soạn thảo của {organization} ghi.")


def may_correct(thing: Activity | CommunityModel | Commendation, official: Official) -> Verdict:
    """Who may put down for the office; of another office in the ward one only reads."""
    recording = may_record(official, thing.organization)
    return refused(WITHDRAWN) if recording and thing.withdrawn_at else recording
