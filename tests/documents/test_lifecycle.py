"""The whole table: every state × transition × role × own draft or not, outcomes by hand."""

from dataclasses import dataclass
from itertools import product

import pytest

from documents.lifecycle import LIFECYCLE
from documents.models import Document
from documents.review import reviewing, submitting
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization, Role, SigningCapacity
from tests.cast import make_member, make_official
from tests.situations import MAKERS, Office

pytestmark = pytest.mark.django_db
State = Document.State

ROLES = (
    "drafter",
    "office head",
    "clerk",
    "signer",
    "other deputy",
    "province's reviewer",
    "administrator",
    "data protection",
    "stranger",
    "police",
    "nobody",
)
SITUATIONS = {
    "draft": State.DRAFTING,
    "draft without recipients": State.DRAFTING,
    "draft outside the signer's field": State.DRAFTING,
    "in review": State.IN_REVIEW,
    "content endorsed": State.IN_REVIEW,
    "form endorsed": State.IN_REVIEW,
    "awaiting approval": State.AWAITING_APPROVAL,
    "awaiting approval outside the signer's field": State.AWAITING_APPROVAL,
    "returned": State.RETURNED,
    "returned and answered": State.RETURNED,
    "approved for ink": State.APPROVED,
    "signed in ink": State.APPROVED,
    "numbered after ink": State.APPROVED,
    "number voided": State.APPROVED,
    "approved for a token": State.APPROVED,
    "numbered for a token": State.APPROVED,
    "issued": State.ISSUED,
    "issued and replaced": State.ISSUED,
    "issued and recalled": State.ISSUED,
    "superseded": State.SUPERSEDED,
    "revoked": State.REVOKED,
    "abandoned": State.ABANDONED,
}
HANDED_UP = {
    "in review",
    "content endorsed",
    "form endorsed",
    "awaiting approval",
    "awaiting approval outside the signer's field",
}
DRAFTS = {
    "draft",
    "draft without recipients",
    "draft outside the signer's field",
    "returned",
    "returned and answered",
}
NOT_NUMBERED = {"approved for ink", "signed in ink", "number voided", "approved for a token"}
NUMBERED = {"numbered after ink", "numbered for a token"}
ISSUED = {"issued", "issued and replaced", "issued and recalled"}
DRAFTERS = {"drafter", "office head"}


@dataclass(frozen=True, slots=True)
class Rule:
    """Where and by whom; `own`: only by who drafted the paper."""

    situations: set[str]
    roles: set[str]
    own: bool = False


RULES = {
    "documents.submit": Rule({"draft", "returned and answered"}, DRAFTERS),
    "documents.recall": Rule(HANDED_UP, DRAFTERS, own=True),
    "documents.endorse_content": Rule({"in review", "form endorsed"}, {"office head"}),
    "documents.endorse_form": Rule({"in review", "content endorsed"}, {"office head", "clerk"}),
    "documents.return": Rule(HANDED_UP | NOT_NUMBERED, {"office head", "clerk", "signer"}),
    "documents.take_down": Rule(HANDED_UP | NOT_NUMBERED, DRAFTERS | {"clerk"}),
    "documents.answer": Rule({"returned", "returned and answered"}, DRAFTERS),
    "documents.approve": Rule({"awaiting approval"}, {"signer"}),
    "documents.approve_on_paper": Rule({"awaiting approval"}, {"clerk"}),
    "documents.record_ink": Rule({"approved for ink"}, {"clerk"}),
    "documents.number": Rule({"signed in ink", "number voided", "approved for a token"}, {"clerk"}),
    "documents.void_number": Rule(NUMBERED, {"clerk"}),
    "documents.put_in_signed": Rule(NUMBERED, {"clerk"}),
    "documents.put_in_scan": Rule(
        NOT_NUMBERED | NUMBERED | ISSUED | {"superseded", "revoked"}, {"clerk"}
    ),
    "documents.issue": Rule({"numbered after ink"}, {"clerk"}),
    "documents.deliver": Rule(ISSUED, {"clerk"}),
    "documents.withdraw": Rule(ISSUED | {"superseded"}, {"clerk"}),
    "documents.supersede": Rule({"issued and replaced"}, {"signer", "clerk"}),
    "documents.revoke": Rule({"issued and recalled"}, {"signer", "clerk"}),
    "documents.abandon": Rule(DRAFTS, DRAFTERS),
}


@pytest.fixture
def officials(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    deputy: Official,
    administrator: Official,
    ward_police: Official,
    stranger: Official,
) -> dict[str, Official]:
    provincial = make_member("xem.xet", "Ngô Thị Xem Xét", ward, Role.REVIEWER)
    protection = make_member("du.lieu", "Phan Văn Dữ Liệu", ward, Role.DATA_PROTECTION)
    everybody = (
        *(drafter, reviewer, clerk, chair, deputy, provincial, administrator, protection),
        *(stranger, ward_police, make_official("khong.viec", "Lương Văn Không")),
    )
    return dict(zip(ROLES, everybody, strict=True))


@pytest.fixture
def office(ward: Organization, officials: dict[str, Official]) -> Office:
    drafter, head, clerk, signer = (officials[role] for role in ROLES[:4])
    return Office(ward, drafter, head, clerk, signer)


def test_the_table_and_the_rules_name_the_same_transitions() -> None:
    assert {transition.name for transition in LIFECYCLE.transitions} == RULES.keys()
    assert set(SITUATIONS.values()) == set(State)
    assert SITUATIONS.keys() == MAKERS.keys()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_transition_by_every_role_on_an_own_draft_and_another_s(
    office: Office, officials: dict[str, Official], situation: str
) -> None:
    document = office.make(situation)
    assert document.state == SITUATIONS[situation]
    submission, wrong = document.submission, []
    for name, role, own in product(RULES, ROLES, (True, False)):
        rule, by = RULES[name], officials[role]
        owner = by.pk if own else officials["nobody" if role != "nobody" else "police"].pk
        Document.objects.filter(pk=document.pk).update(drafted_by=owner)
        seen = Document.objects.get(pk=document.pk)
        handed_up_by_them = submission is not None and submission.submitted_by_id == by.pk
        expected = (
            situation in rule.situations
            and role in rule.roles
            and (own or handed_up_by_them or not rule.own)
        )
        verdict = LIFECYCLE.verdict(name, seen, by)
        if bool(verdict) is not expected:
            wrong.append((name, role, own, verdict.reason))
        assert verdict or verdict.reason.endswith((".", "?"))
    assert wrong == []


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_refused_leaves_state_and_history_as_they_were(
    office: Office, officials: dict[str, Official], situation: str
) -> None:
    document, told = office.make(situation), Entry.objects.count()
    for name, rule in RULES.items():
        role = "drafter" if situation not in rule.situations else "police"
        assert not LIFECYCLE.perform(name, document, by=officials[role])
    assert document.state == SITUATIONS[situation]
    assert Entry.objects.count() == told


@pytest.mark.parametrize("capacity", [SigningCapacity.NONE, SigningCapacity.BY_DELEGATION])
def test_what_cannot_be_signed_any_more_cannot_be_approved(
    office: Office, officials: dict[str, Official], capacity: SigningCapacity
) -> None:
    document = office.make("awaiting approval")
    officials["signer"].appointments.update(signing_capacity=capacity)
    assert not reviewing.approve(document, seen=1, secret=Answer.NO, by=officials["signer"])
    assert not reviewing.approve_on_paper(document, seen=1, secret=Answer.NO, by=officials["clerk"])
    assert submitting.recall(document, by=officials["drafter"])
