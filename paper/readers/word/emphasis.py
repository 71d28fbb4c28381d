"""Emphasis that the form of a paper gives anyway, and that its text need not say again."""

from dataclasses import replace

from paper.inline import runs, write


def without_overall_bold(text: str) -> str:
    """The text upright where all of it is bold; else unchanged."""
    found = runs(text)
    if not found or not all(run.bold or not run.text.strip() for run in found):
        return text
    return write(replace(run, bold=False) for run in found)
