"""Emphasis that the form of a paper gives anyway, and that its text need not say again."""

from dataclasses import replace

from paper.inline import runs, write


def without_overall(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """The text without bold (or italics) where all of it is so; else unchanged."""
    found = runs(text)
    if not all(_is_so(run.bold, bold) and _is_so(run.italic, italic) for run in found):
        return text
    return write(
        replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in found
    )


def _is_so(has: bool, asked: bool) -> bool:
    return has or not asked
