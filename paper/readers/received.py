"""What a reader hands on: a sheet, and whatever found no place on it."""

from dataclasses import dataclass, field

from paper.sheet import Sheet


class Unreadable(Exception):  # noqa: N818 - a verdict on the file, raised as one
    """The file cannot be read; `message` says why, in Vietnamese, and what to do about it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Received:
    """A paper as it came in: markers stay as printed.

    `left` is what stands nowhere else (also in `sheet.unplaced`, so that it is printed again).
    `notices` tells what is not part of the paper and so was not taken: struck-out text of
    tracked changes, margin comments, hidden text, pictures.
    """

    sheet: Sheet
    left: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    text: str = field(default="", compare=False, repr=False)
    """The lines it was read from, in outline notation: where the checks count positions."""
