from directives.models.directives import KINDS, Certainty, Directive, Relation
from directives.models.duties import Duty
from directives.models.objectives import Objective, Share
from directives.models.receiving import (
    Assignment,
    HandedDown,
    IncomingBook,
    IncomingBookDecision,
    Opinion,
    Progress,
    Receipt,
    VoidedReceipt,
)

__all__ = [
    "KINDS",
    "Assignment",
    "Certainty",
    "Directive",
    "Duty",
    "HandedDown",
    "IncomingBook",
    "IncomingBookDecision",
    "Objective",
    "Opinion",
    "Progress",
    "Receipt",
    "Relation",
    "Share",
    "VoidedReceipt",
]
