"""The tables of plans and of the work they set, by what they hold."""

from plans.models.answers import SENTENCE_LENGTH, DutyAnswer
from plans.models.plans import FIRST_YEAR, LAST_YEAR, Plan, PlanPaper, Template
from plans.models.steps import StepFile, TaskStep
from plans.models.tasks import Assignment, Task, TaskTurn

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "SENTENCE_LENGTH",
    "Assignment",
    "DutyAnswer",
    "Plan",
    "PlanPaper",
    "StepFile",
    "Task",
    "TaskStep",
    "TaskTurn",
    "Template",
]
