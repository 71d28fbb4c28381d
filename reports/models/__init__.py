"""The tables of reports: what is asked, what is written, what went up, what was said of it."""

from reports.models.chasings import CallNote, ChasedReport
from reports.models.consolidations import (
    ConsolidatedUnit,
    Consolidation,
    ConsolidationBinding,
)
from reports.models.findings import Decision, Finding, FindingAnswer
from reports.models.regimes import (
    Addressee,
    AskedFigure,
    DeadlineChange,
    Regime,
    Request,
    Terms,
)
from reports.models.reports import Report, ReportFigure, ReportPaper, ReportTable
from reports.models.sendings import Sending, SentFigure
from reports.models.visits import Visit, VisitAnswer, VisitFinding

__all__ = [
    "Addressee",
    "AskedFigure",
    "CallNote",
    "ChasedReport",
    "ConsolidatedUnit",
    "Consolidation",
    "ConsolidationBinding",
    "DeadlineChange",
    "Decision",
    "Finding",
    "FindingAnswer",
    "Regime",
    "Report",
    "ReportFigure",
    "ReportPaper",
    "ReportTable",
    "Request",
    "Sending",
    "SentFigure",
    "Terms",
    "Visit",
    "VisitAnswer",
    "VisitFinding",
]
