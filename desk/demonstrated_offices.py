"""Who works in the demonstration's offices, and the way a paper goes there."""

from dataclasses import dataclass, replace
from typing import Self

from desk.demonstration import FIXTURES, WARD, Person
from documents.drafts.content import Content
from documents.issued import issuing
from documents.models import Document
from documents.numbers import numbering
from documents.originals import signing
from documents.review import reviewing, submitting
from documents.secrecy import Answer
from officials.models import Appointment, Official, Organization
from paper.readers import text as text_reader
from vietnamese.dates import today
from workflow.verdicts import demand

REST = "Các việc còn lại phường đang làm theo kế hoạch thi đua và chương trình công tác năm."


@dataclass(frozen=True, slots=True)
class Office:
    """Who takes a paper through an office."""

    drafter: Official
    head: Official
    clerk: Official
    chair: Official

    @classmethod
    def of(cls, people: tuple[Person, ...]) -> Self:
        return cls(*(Official.objects.get(username=person.username) for person in people))

    @property
    def signer(self) -> Appointment:
        return self.chair.appointments.get()

    def content(self, name: str, *, year: int = 0) -> Content:
        """A text of the fixtures, to be signed here."""
        text = (FIXTURES / "demonstration" / f"{name}.txt").read_text(encoding="utf-8")
        sheet = text_reader.read(text.replace("{nam}", str(year))).sheet
        return replace(Content.of_sheet(sheet), signer=self.signer)


@dataclass(frozen=True, slots=True)
class Ward:
    """Thái Hòa: its People's Committee and its police."""

    office: Office
    committee: Organization
    police: Official
    police_office: Organization

    @classmethod
    def there(cls) -> Self:
        office, police = Office.of(WARD[:4]), Official.objects.get(username="congan")
        committee = office.signer.organization
        return cls(office, committee, police, police.appointments.get().organization)


def issued(document: Document, office: Office) -> None:
    """From the draft to issue, on one day."""
    day, base = today(), document.current.number
    handed_up = submitting.submit(
        document, base=base, secret=Answer.NO, answer=REST, by=office.drafter
    )
    demand(handed_up)
    demand(reviewing.endorse_content(document, seen=1, by=office.head))
    demand(reviewing.endorse_form(document, seen=1, by=office.clerk))
    demand(reviewing.approve(document, seen=1, secret=Answer.NO, by=office.chair))
    demand(signing.record_ink(document, signed_on=day, by=office.clerk))
    numbering.give_number(document, on=day, by=office.clerk)
    demand(issuing.issue(document, by=office.clerk))
