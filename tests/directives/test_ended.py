"""A công văn issued here that is replaced or recalled: its directive ends with it."""

from datetime import timedelta

import pytest

from directives.issued import directive_of
from directives.knowing import known, register_of
from directives.models import Directive, Relation
from directives.validity import State, validity
from documents.issued import issuing
from documents.models import Document
from documents.numbers.numbering import entry_of
from officials.models import Official, Organization
from tests.situations import RECALLS, REPLACES, Office
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


def state_of(document: Document, *, days: int = 0) -> State:
    offices = [document.organization_id]
    row = Directive.objects.with_changes_in(offices).get(document=document)
    return validity(known(row), today() + timedelta(days)).state


def test_a_replaced_paper_is_out_and_names_the_paper_that_replaced_it(office: Office) -> None:
    document = office.followed(REPLACES)
    directive_of(document, by=office.clerk)
    assert state_of(document) is State.IN_FORCE

    assert issuing.supersede(document, by=office.signer)

    assert state_of(document) is State.OUT
    relation = Relation.objects.get()
    assert relation.later.document == document.later_relations.get().paper
    assert (relation.kind, relation.kept_by) == ("replaces", office.organization)
    (told,) = register_of(office.organization).by_number[str(entry_of(document))]
    assert len(told.changes) == 1


def test_a_recalled_paper_is_out_from_the_day_after(office: Office) -> None:
    document = office.followed(RECALLS)
    directive_of(document, by=office.clerk)

    assert issuing.revoke(document, by=office.signer)

    assert state_of(document, days=1) is State.OUT
    assert not Relation.objects.exists()


def test_a_paper_that_ended_before_anybody_asked_for_it_is_out_too(office: Office) -> None:
    document = office.followed(REPLACES)
    assert issuing.supersede(document, by=office.signer)
    assert not Directive.objects.exists()

    directive_of(document, by=office.clerk)

    assert state_of(document) is State.OUT


def test_a_paper_that_is_nobody_s_directive_makes_none_by_ending(office: Office) -> None:
    document = office.followed(RECALLS)

    assert issuing.revoke(document, by=office.signer)

    assert not Directive.objects.exists()
