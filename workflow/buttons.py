"""A step as a page offers it."""

from dataclasses import dataclass

from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Button:
    """`why` is its verdict; a refused one keeps its place and says why. `tone` is Bootstrap's."""

    label: str
    url: str
    why: Verdict
    tone: str
