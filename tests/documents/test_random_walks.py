"""Random walks through the lifecycle against a plain model: same states, same refusals."""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from django.core.exceptions import PermissionDenied

from documents import frozen
from documents.drafts import drafting
from documents.frozen import APPROVED_STATES
from documents.lifecycle import LIFECYCLE
from documents.models import Approval, Document
from documents.numbers import numbering
from documents.originals import signing
from documents.review import reviewing, submitting
from documents.review.reviewing import RemarkText
from documents.secrecy import Answer
from officials.models import Official, Organization, Role
from tests.cast import make_member
from tests.lifecycle import make_signed_draft, post_of
from tests.papers import CONTENT
from tests.plain_lifecycle import Paper
from vietnamese.dates import today
from workflow.verdicts import Verdict

WALKS = int(os.environ.get("BINHAN_EXAMPLES", "12"))
STEPS = 40
TEXTS = tuple(CONTENT.text.replace("9 khối", f"{khoi} khối") for khoi in (9, 10, 11))
FORMS = (CONTENT.recipients, ("Lưu: VT",))
ACTS = (
    *("edit", "edit", "submit", "submit", "submit", "recall"),
    *("endorse_content", "endorse_content", "endorse_form", "endorse_form"),
    *("give_back", "take_down", "answer", "answer", "approve", "approve", "approve_on_paper"),
    *("record_ink", "number", "void", "issue", "abandon"),
)
ONWARD = {
    "drafting": [("submit", "drafter")],
    "in_review": [("endorse_content", "head"), ("endorse_form", "clerk")],
    "awaiting_approval": [("approve", "signer"), ("approve_on_paper", "clerk")],
    "returned": [("answer", "drafter"), ("submit", "drafter")],
    "approved": [("record_ink", "clerk"), ("number", "clerk"), ("issue", "clerk")],
}
"""What takes a paper on; half of the steps, so that walks come to their end."""


@dataclass
class Walker:
    """The program and the model side by side, each told the same."""

    document: Document
    officials: dict[str, Official]
    chance: random.Random
    paper: Paper

    def step(self) -> tuple[str, str, str, str]:
        """Who did what; what the program answered, and what the model expects in the answer."""
        act, who = self._chosen()
        expected, answered = getattr(self, f"_{act}")(who, self.officials[who])
        self.document.refresh_from_db()
        return who, act, answered, expected

    def _chosen(self) -> tuple[str, str]:
        onward = ONWARD.get(self.paper.state)
        if onward and self.chance.random() < 0.5:
            return self.chance.choice(onward)
        return self.chance.choice(ACTS), self.chance.choice(tuple(self.officials))

    def _seen(self) -> int:
        return self.paper.round - (self.chance.random() < 0.1)

    def _edit(self, who: str, by: Official) -> tuple[str, str]:
        text, form = self.chance.randrange(len(TEXTS)), self.chance.randrange(len(FORMS))
        content = replace(self.document.current.content, text=TEXTS[text], recipients=FORMS[form])
        base = self.document.current.number
        return self.paper.edit(who, text, form), refusal_of(
            lambda: drafting.save(self.document, content, base=base, by=by)
        )

    def _submit(self, who: str, by: Official) -> tuple[str, str]:
        base = self.paper.revision - (self.chance.random() < 0.1)
        verdict = submitting.submit(self.document, base=base, secret=Answer.NO, by=by)
        return self.paper.submit(who, base), verdict.reason

    def _recall(self, who: str, by: Official) -> tuple[str, str]:
        return self.paper.recall(who), submitting.recall(self.document, by=by).reason

    def _endorse_content(self, who: str, by: Official) -> tuple[str, str]:
        seen = self._seen()
        verdict = reviewing.endorse_content(self.document, seen=seen, by=by)
        return self.paper.endorse(who, "content", seen), verdict.reason

    def _endorse_form(self, who: str, by: Official) -> tuple[str, str]:
        seen = self._seen()
        verdict = reviewing.endorse_form(self.document, seen=seen, by=by)
        return self.paper.endorse(who, "form", seen), verdict.reason

    def _give_back(self, who: str, by: Official) -> tuple[str, str]:
        seen, remarks = self._seen(), self._remarks()
        verdict = reviewing.give_back(self.document, remarks, seen=seen, by=by)
        return self.paper.give_back(who, len(remarks), seen), verdict.reason

    def _take_down(self, who: str, by: Official) -> tuple[str, str]:
        seen, remarks = self._seen(), self._remarks()
        leader = post_of(self.officials["signer"])
        verdict = reviewing.take_down(self.document, remarks, leader=leader, seen=seen, by=by)
        return self.paper.take_down(who, len(remarks), seen), verdict.reason

    def _answer(self, who: str, by: Official) -> tuple[str, str]:
        remarks = self.document.remarks.filter(answers=None)
        verdicts = [reviewing.answer(remark, "Đã sửa.", by=by) for remark in remarks]
        if not verdicts:
            verdicts = [LIFECYCLE.perform("documents.answer", self.document, by=by)]
        return self.paper.answer(who), next((v.reason for v in verdicts if not v), "")

    def _approve(self, who: str, by: Official) -> tuple[str, str]:
        seen, way = self._seen(), self.chance.choice(("ink", "ink", "token"))
        verdict = reviewing.approve(
            self.document, seen=seen, secret=Answer.NO, by=by, way=Approval.Way(way)
        )
        return self.paper.approve(who, way, seen), verdict.reason

    def _approve_on_paper(self, who: str, by: Official) -> tuple[str, str]:
        seen = self._seen()
        verdict = reviewing.approve_on_paper(self.document, seen=seen, secret=Answer.NO, by=by)
        return self.paper.approve_on_paper(who, seen), verdict.reason

    def _record_ink(self, who: str, by: Official) -> tuple[str, str]:
        verdict = signing.record_ink(self.document, signed_on=today(), by=by)
        return self.paper.record_ink(who), verdict.reason

    def _number(self, who: str, by: Official) -> tuple[str, str]:
        return self.paper.number(who), refusal_of(
            lambda: numbering.give_number(self.document, on=today(), by=by)
        )

    def _void(self, who: str, by: Official) -> tuple[str, str]:
        entry = numbering.entry_of(self.document)
        if entry is None:
            verdict = LIFECYCLE.perform("documents.void_number", self.document, by=by)
            return self.paper.void(who), verdict.reason
        return self.paper.void(who), refusal_of(
            lambda: numbering.void(entry, reason="Ghi nhầm", by=by)
        )

    def _issue(self, who: str, by: Official) -> tuple[str, str]:
        verdict = LIFECYCLE.perform("documents.issue", self.document, by=by)
        return self.paper.issue(who), verdict.reason

    def _abandon(self, who: str, by: Official) -> tuple[str, str]:
        if self.chance.random() < 0.9:  # or else most walks would end at their beginning
            return "", ""
        verdict = LIFECYCLE.perform("documents.abandon", self.document, by=by)
        return self.paper.abandon(who), verdict.reason

    def _remarks(self) -> list[RemarkText]:
        return [RemarkText(f"Sửa chỗ {n}.") for n in range(self.chance.choice((0, 1, 1, 2)))]

    def frozen_as_the_model_says(self) -> bool:
        """Whether the approved text is the one that was pinned, and none is frozen before."""
        if self.document.state not in APPROVED_STATES:
            return not frozen.is_frozen(self.document)
        text, form = self.paper.approved[-1]
        sheet = frozen.sheet_of(self.document)
        numbered = bool(sheet.number) is self.paper.numbered
        blocks = drafting.checked(replace(CONTENT, text=TEXTS[text])).blocks
        return numbered and (sheet.blocks, sheet.recipients) == (blocks, FORMS[form])


def refusal_of(act: Callable[[], object]) -> str:
    """The reason, whether it comes as a verdict or is raised."""
    try:
        done = act()
    except PermissionDenied as refusal:
        return str(refusal)
    return done.reason if isinstance(done, Verdict) else ""


@pytest.mark.django_db
def test_random_walks_go_as_the_plain_model_says(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    deputy: Official,
    stranger: Official,
) -> None:
    colleague = make_member("dong.nghiep", "Kiều Thị Cùng Phòng", ward, Role.DRAFTER)
    officials = {
        "drafter": drafter,
        "colleague": colleague,
        "head": reviewer,
        "clerk": clerk,
        "signer": chair,
        "deputy": deputy,
        "stranger": stranger,
    }
    ends: set[str] = set()
    for seed in range(WALKS):
        document = make_signed_draft(ward, drafter, signer=chair)
        walker = Walker(document, officials, random.Random(seed), Paper())
        for number in range(STEPS):
            who, act, answered, expected = walker.step()
            place = f"walk {seed}, step {number}: {who} {act}: {answered!r}, not {expected!r}"
            assert (expected in answered) if expected else answered == "", place
            assert document.state == walker.paper.state, place
            assert walker.frozen_as_the_model_says(), place
        ends.add(document.state)
    assert {"issued", "approved"} <= ends
