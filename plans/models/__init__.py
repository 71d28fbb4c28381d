"""The tables of plans and of the work they set, by what they hold."""

from plans.models.activities import (
    Activity,
    ActivityFile,
    ActivityTrace,
    Commendation,
    CommendationTrace,
)
from plans.models.answers import SENTENCE_LENGTH, DutyAnswer
from plans.models.community import CommunityModel, MemberCount, ModelStep, ModelTrace
from plans.models.plans import FIRST_YEAR, LAST_YEAR, Plan, PlanPaper, Template
from plans.models.steps import StepFile, TaskStep
from plans.models.tasks import Assignment, Task, TaskEnding, TaskTurn

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "SENTENCE_LENGTH",
    "Activity",
    "ActivityFile",
    "ActivityTrace",
    "Assignment",
    "Commendation",
    "CommendationTrace",
    "CommunityModel",
    "DutyAnswer",
    "MemberCount",
    "ModelStep",
    "ModelTrace",
    "Plan",
    "PlanPaper",
    "StepFile",
    "Task",
    "TaskEnding",
    "TaskStep",
    "TaskTurn",
    "Template",
]
