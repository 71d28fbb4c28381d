"""The tables of papers in an office, by what they hold."""

from documents.models.copies import PaperCopy
from documents.models.deliveries import Delivery, DeliveryFact
from documents.models.files import MediaType, StoredFile, Use
from documents.models.numbering import (
    BookEntry,
    CarriedNumber,
    NumberBook,
    NumberingDecision,
    NumberingOrder,
    ReservedNumber,
    Series,
    SeriesClosing,
    VoidedEntry,
)
from documents.models.originals import InkSignature, Original
from documents.models.papers import KINDS, SUBJECT_LENGTH, URGENCIES, Document, Revision
from documents.models.relations import OutsideEnding, PaperRelation
from documents.models.reviewing import (
    Approval,
    Aspect,
    Endorsement,
    Remark,
    RemarkAnswer,
    Submission,
)
from documents.models.rules import Delegation, OfficeRules
from documents.models.seeing import Seen

__all__ = [
    "KINDS",
    "SUBJECT_LENGTH",
    "URGENCIES",
    "Approval",
    "Aspect",
    "BookEntry",
    "CarriedNumber",
    "Delegation",
    "Delivery",
    "DeliveryFact",
    "Document",
    "Endorsement",
    "InkSignature",
    "MediaType",
    "NumberBook",
    "NumberingDecision",
    "NumberingOrder",
    "OfficeRules",
    "Original",
    "OutsideEnding",
    "PaperCopy",
    "PaperRelation",
    "Remark",
    "RemarkAnswer",
    "ReservedNumber",
    "Revision",
    "Seen",
    "Series",
    "SeriesClosing",
    "StoredFile",
    "Submission",
    "Use",
    "VoidedEntry",
]
