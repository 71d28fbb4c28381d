"""The way of a paper as a plain model: small numbers for texts, sets for endorsements.

Every act gives "" when it is done, else words that the refusal must contain.
"""

from dataclasses import dataclass, field

DRAFTERS = {"drafter", "colleague", "head"}
FORM_CHECKERS = {"head", "clerk"}
RETURNERS = {"head", "clerk", "signer"}
SIGNER_ONLY = "chỉ người đó mới duyệt"
CLERK_ONLY = "Chỉ văn thư làm việc này"
WRONG_STATE = "khi đang ở trạng thái"
STALE_DRAFT = "vừa được người khác lưu"
STALE_ROUND = "đã được trình lại"
NOT_A_DRAFTER = "được giao soạn thảo"


@dataclass(slots=True)
class Paper:
    state: str = "drafting"
    text: int = 0
    form: int = 0
    revision: int = 1
    round: int = 0
    pinned: tuple[int, int] = (0, 0)
    submitter: str = ""
    endorsed: set[tuple[str, int]] = field(default_factory=set)
    unanswered: int = 0
    returned_by: str = ""
    approved: list[tuple[int, int]] = field(default_factory=list)
    way: str = ""
    ink: bool = False
    numbered: bool = False

    def edit(self, who: str, text: int, form: int) -> str:
        if self.state not in {"drafting", "returned"}:
            return "nên không sửa được"
        returned_it = self.state == "returned" and self.returned_by == who
        if who not in DRAFTERS and not returned_it:
            return NOT_A_DRAFTER
        if (text, form) != (self.text, self.form):
            self.text, self.form = text, form
            self.revision += 1
        return ""

    def submit(self, who: str, base: int) -> str:
        if base != self.revision:
            return STALE_DRAFT
        if self.state not in {"drafting", "returned"}:
            return WRONG_STATE
        if who not in DRAFTERS:
            return NOT_A_DRAFTER
        if self.unanswered:
            return f"Còn {self.unanswered} ý kiến"
        self.pinned = (self.text, self.form)
        self.round += 1
        self.submitter = who
        self.ink, self.way = False, ""
        self.state = self._where()
        return ""

    def recall(self, who: str) -> str:
        if self.state not in {"in_review", "awaiting_approval"}:
            return WRONG_STATE
        if who not in {"drafter", self.submitter}:
            return "Chỉ người soạn hoặc người đã trình"
        self.state = "drafting"
        return ""

    def endorse(self, who: str, aspect: str, seen: int) -> str:
        if self.state != "in_review":
            return WRONG_STATE
        if who not in ({"head"} if aspect == "content" else FORM_CHECKERS):
            return "mới kiểm tra"
        if self._stands(aspect):
            return "đã kiểm tra"
        if seen != self.round:
            return STALE_ROUND
        self.endorsed.add((aspect, self.pinned[0 if aspect == "content" else 1]))
        self.state = self._where()
        return ""

    def give_back(self, who: str, remarks: int, seen: int) -> str:
        return self._return(who, who, remarks, seen, RETURNERS, "mới trả lại")

    def take_down(self, who: str, remarks: int, seen: int) -> str:
        """For the signer."""
        allowed = DRAFTERS | {"clerk"}
        return self._return(who, "signer", remarks, seen, allowed, NOT_A_DRAFTER)

    def answer(self, who: str) -> str:
        """Every remark that has no answer yet, one after the other."""
        if self.state != "returned":
            return WRONG_STATE
        if who not in DRAFTERS:
            return NOT_A_DRAFTER
        self.unanswered = 0
        return ""

    def approve(self, who: str, way: str, seen: int) -> str:
        return self._approve(who == "signer", SIGNER_ONLY, way, seen)

    def approve_on_paper(self, who: str, seen: int) -> str:
        return self._approve(who == "clerk", CLERK_ONLY, "ink", seen)

    def record_ink(self, who: str) -> str:
        if refusal := self._at_the_book(who):
            return refusal
        if self.numbered:
            return "phải hủy số trước"
        if self.way == "token":
            return "được duyệt để ký số"
        if self.ink:
            return "Đã ghi nhận chữ ký"
        self.ink = True
        return ""

    def number(self, who: str) -> str:
        if refusal := self._at_the_book(who):
            return refusal
        if self.numbered:
            return "phải hủy số trước"
        if self.way == "ink" and not self.ink:
            return "Chưa ghi nhận đã ký giấy"
        self.numbered = True
        return ""

    def void(self, who: str) -> str:
        if refusal := self._at_the_book(who):
            return refusal
        if not self.numbered:
            return "chưa được cấp số"
        self.numbered = False
        return ""

    def issue(self, who: str) -> str:
        if refusal := self._at_the_book(who):
            return refusal
        if not self.numbered:
            return "chưa được cấp số"
        if not self.ink:
            return "Chưa có bản gốc"
        self.state = "issued"
        return ""

    def abandon(self, who: str) -> str:
        if self.state not in {"drafting", "returned"}:
            return WRONG_STATE
        if who not in DRAFTERS:
            return NOT_A_DRAFTER
        self.state = "abandoned"
        return ""

    def _stands(self, aspect: str) -> bool:
        return (aspect, self.pinned[0 if aspect == "content" else 1]) in self.endorsed

    def _where(self) -> str:
        both = self._stands("content") and self._stands("form")
        return "awaiting_approval" if both else "in_review"

    def _return(
        self, who: str, whose: str, remarks: int, seen: int, allowed: set[str], reason: str
    ) -> str:
        if self.state not in {"in_review", "awaiting_approval", "approved"}:
            return WRONG_STATE
        if who not in allowed:
            return reason
        if self.numbered:
            return "phải hủy số trước"
        if seen != self.round:
            return STALE_ROUND
        if not remarks:
            return "Cần ghi ý kiến"
        self.unanswered += remarks
        self.returned_by = whose
        self.state = "returned"
        return ""

    def _approve(self, may: bool, reason: str, way: str, seen: int) -> str:
        if self.state != "awaiting_approval":
            return WRONG_STATE
        if not may:
            return reason
        if seen != self.round:
            return STALE_ROUND
        self.approved.append(self.pinned)
        self.way = way
        self.state = "approved"
        return ""

    def _at_the_book(self, who: str) -> str:
        if self.state != "approved":
            return WRONG_STATE
        return "" if who == "clerk" else CLERK_ONLY
