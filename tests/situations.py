"""Papers in every situation of their life, each brought there by the verbs themselves."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from documents.lifecycle import LIFECYCLE
from documents.models import Approval, Document, PaperRelation
from documents.numbers import numbering
from documents.review import reviewing
from officials.models import Official, Organization, SigningCapacity
from tests.lifecycle import (
    answer_all,
    approve,
    endorse_both,
    give_back,
    make_signed_draft,
    sign_in_ink,
    submit,
)
from tests.papers import CONTENT
from vietnamese.dates import today

INK, TOKEN = Approval.Way.INK, Approval.Way.TOKEN
REPLACES, RECALLS = PaperRelation.Kind.REPLACES, PaperRelation.Kind.RECALLS
FIELD, OTHER_FIELD = "Văn hóa - xã hội", "Kinh tế; đất đai"
WITHOUT_RECIPIENTS = replace(CONTENT, recipients=())


@dataclass(frozen=True, slots=True)
class Office:
    """One office and those who take a paper through it."""

    organization: Organization
    drafter: Official
    head: Official
    clerk: Official
    signer: Official

    def make(self, situation: str) -> Document:
        return MAKERS[situation](self)

    def draft(self) -> Document:
        return make_signed_draft(self.organization, self.drafter, signer=self.signer)

    def draft_without_recipients(self) -> Document:
        return make_signed_draft(
            self.organization, self.drafter, signer=self.signer, content=WITHOUT_RECIPIENTS
        )

    def handed_up(self) -> Document:
        document = self.draft()
        submit(document, self.drafter)
        return document

    def content_endorsed(self) -> Document:
        document = self.handed_up()
        assert reviewing.endorse_content(document, seen=1, by=self.head)
        return document

    def form_endorsed(self) -> Document:
        document = self.handed_up()
        assert reviewing.endorse_form(document, seen=1, by=self.clerk)
        return document

    def awaiting_approval(self) -> Document:
        document = self.handed_up()
        endorse_both(document, self.head)
        return document

    def draft_of_a_field(self) -> Document:
        content = replace(CONTENT, field_of_work=FIELD)
        return make_signed_draft(
            self.organization, self.drafter, signer=self.signer, content=content
        )

    def draft_outside_the_signer_s_field(self) -> Document:
        self.leave_the_signer_another_field()
        return self.draft_of_a_field()

    def awaiting_approval_outside_the_signer_s_field(self) -> Document:
        """His field was another one by the time it came to him."""
        document = self.draft_of_a_field()
        submit(document, self.drafter)
        endorse_both(document, self.head)
        self.leave_the_signer_another_field()
        return document

    def leave_the_signer_another_field(self) -> None:
        for_head = SigningCapacity.FOR_HEAD
        self.signer.appointments.update(signing_capacity=for_head, field_of_work=OTHER_FIELD)

    def returned(self) -> Document:
        document = self.handed_up()
        give_back(document, self.head)
        return document

    def answered(self) -> Document:
        document = self.returned()
        answer_all(document, self.drafter)
        return document

    def approved(self, way: Approval.Way = INK) -> Document:
        document = self.draft()
        approve(document, drafter=self.drafter, reviewer=self.head, way=way)
        return document

    def signed(self) -> Document:
        document = self.approved()
        sign_in_ink(document, self.clerk)
        return document

    def numbered(self, way: Approval.Way = INK) -> Document:
        document = self.signed() if way == INK else self.approved(way)
        numbering.give_number(document, on=today(), by=self.clerk)
        return document

    def voided(self) -> Document:
        document = self.numbered()
        entry = numbering.entry_of(document)
        assert entry is not None
        numbering.void(entry, reason="Ghi nhầm", by=self.clerk)
        document.refresh_from_db()
        return document

    def issued(self) -> Document:
        return self.performed(self.numbered(), "documents.issue", self.clerk)

    def followed(self, kind: PaperRelation.Kind) -> Document:
        document = self.issued()
        PaperRelation.objects.create(
            kind=kind, paper=self.issued(), of=document, made_by=self.drafter
        )
        return document

    def performed(self, document: Document, name: str, by: Official) -> Document:
        verdict = LIFECYCLE.perform(name, document, by=by)
        assert verdict, verdict.reason
        return document


MAKERS: dict[str, Callable[[Office], Document]] = {
    "draft": Office.draft,
    "draft without recipients": Office.draft_without_recipients,
    "draft outside the signer's field": Office.draft_outside_the_signer_s_field,
    "in review": Office.handed_up,
    "content endorsed": Office.content_endorsed,
    "form endorsed": Office.form_endorsed,
    "awaiting approval": Office.awaiting_approval,
    "awaiting approval outside the signer's field": (
        Office.awaiting_approval_outside_the_signer_s_field
    ),
    "returned": Office.returned,
    "returned and answered": Office.answered,
    "approved for ink": Office.approved,
    "signed in ink": Office.signed,
    "numbered after ink": Office.numbered,
    "number voided": Office.voided,
    "approved for a token": lambda office: office.approved(TOKEN),
    "numbered for a token": lambda office: office.numbered(TOKEN),
    "issued": Office.issued,
    "issued and replaced": lambda office: office.followed(REPLACES),
    "issued and recalled": lambda office: office.followed(RECALLS),
    "superseded": lambda office: office.performed(
        office.followed(REPLACES), "documents.supersede", office.signer
    ),
    "revoked": lambda office: office.performed(
        office.followed(RECALLS), "documents.revoke", office.signer
    ),
    "abandoned": lambda office: office.performed(
        office.draft(), "documents.abandon", office.drafter
    ),
}
