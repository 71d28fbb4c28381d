"""The tables of the ward's figures, by what they hold."""

from households.models.benefits import BenefitRate, BenefitWithdrawal, GivenBenefit
from households.models.counts import (
    SENTENCE_LENGTH,
    SOURCE_LENGTH,
    CountWithdrawal,
    EthnicCount,
    GroupCount,
    ReligiousTotal,
    WardStatement,
)
from households.models.disclosure import (
    DisclosureRule,
    FigureRelease,
    ReleasedFigure,
    ReleasedGroup,
)
from households.models.dividing import DividedSheet, Division, DivisionLine, DivisionPart
from households.models.ethnic_groups import KINH, EthnicGroup
from households.models.figures import FigureTaking, TakenFigure
from households.models.imports import Import, ImportLine, ImportRule
from households.models.reputable import (
    DecidingLevel,
    Proposal,
    ProposalStep,
    RecognitionDecision,
    ReputablePerson,
    ReputableRule,
)
from households.models.row_decisions import RowReader, RowReaderEnding, RowsDecision, RowsEnding
from households.models.rows import (
    SERIAL_LENGTH,
    Household,
    HouseholdMembers,
    HouseholdOrigin,
    HouseholdState,
)

__all__ = [
    "KINH",
    "SENTENCE_LENGTH",
    "SERIAL_LENGTH",
    "SOURCE_LENGTH",
    "BenefitRate",
    "BenefitWithdrawal",
    "CountWithdrawal",
    "DecidingLevel",
    "DisclosureRule",
    "DividedSheet",
    "Division",
    "DivisionLine",
    "DivisionPart",
    "EthnicCount",
    "EthnicGroup",
    "FigureRelease",
    "FigureTaking",
    "GivenBenefit",
    "GroupCount",
    "Household",
    "HouseholdMembers",
    "HouseholdOrigin",
    "HouseholdState",
    "Import",
    "ImportLine",
    "ImportRule",
    "Proposal",
    "ProposalStep",
    "RecognitionDecision",
    "ReleasedFigure",
    "ReleasedGroup",
    "ReligiousTotal",
    "ReputablePerson",
    "ReputableRule",
    "RowReader",
    "RowReaderEnding",
    "RowsDecision",
    "RowsEnding",
    "TakenFigure",
    "WardStatement",
]
