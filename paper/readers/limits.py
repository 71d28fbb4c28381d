"""How much a received file may hold. The reader refuses more, and says which limit was met."""

MAX_FILE_BYTES = 40_000_000
"""A file of this size or more is refused before it is looked into."""

MAX_UNPACKED_BYTES = 200_000_000
"""What all parts of a Word file may come to, by their own account and when unpacked."""

MAX_PART_BYTES = 60_000_000
"""One part of a Word file that is read as XML."""

MAX_RATIO = 200
"""Unpacked to packed: papers reach about 20, repetitive ones 100, bombs 1,000."""

RATIO_MATTERS_FROM = 20_000_000
"""Unpacked bytes below which the ratio says nothing."""

MAX_PARTS = 5_000

MAX_CHARACTERS = 5_000_000
"""Of one paper; 300 pages have about 700,000."""

MAX_BLOCKS = 10_000
"""Paragraphs, headings and tables of one paper, annexes included."""
