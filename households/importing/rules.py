"""Whether a second official confirms what one puts in: the chair says so for the office."""

from django.db import transaction

from history.recording import record, subject_of
from households.models import ImportRule
from households.permissions import may_see_figures
from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, demand, refused


def second_official_needed(organization: Organization) -> bool:
    rules = ImportRule.objects.filter(organization=organization).order_by("-pk")
    return bool(rules.values_list("second_official", flat=True).first())


def may_set_rule(official: Official, organization: Organization) -> Verdict:
    verdict = may_see_figures(official, organization)
    if verdict and Role.CHAIR not in official.roles_in(organization):
        return refused("Chủ tịch quyết định việc nhập tệp có cần người khác xác nhận không.")
    return verdict and ALLOWED


@transaction.atomic
def set_rule(organization: Organization, *, second_official: bool, by: Official) -> None:
    demand(may_set_rule(by, organization))
    if second_official == second_official_needed(organization):
        return
    rule = ImportRule.objects.create(
        organization=organization, second_official=second_official, set_by=by
    )
    record(
        organization.pk,
        verb="households.set_import_rule",
        by=by,
        subject=subject_of(rule),
        details={"second_official": int(second_official)},
    )
