"""How much a workbook may hold. The readers refuse more, and say which limit was met."""

MAX_FILE_BYTES = 20_000_000
"""A file of this size or more is refused before it is looked into; 100,000 rows take about 4 MB."""

MAX_PART_BYTES = 300_000_000
"""One part of a workbook when unpacked: a sheet of 100,000 rows takes about 60 MB."""

MAX_SMALL_PART_BYTES = 10_000_000
"""Parts that are taken as a whole: the list of sheets, relations."""

MAX_UNPACKED_BYTES = 2_000_000_000
"""Of all readings of a workbook together: a sheet is read two to five times."""

MAX_PARTS = 5_000

MAX_SHEETS = 100

MAX_CELLS = 8_000_000
"""Cells of one sheet that the file speaks of, empty ones included."""

MAX_LINES = 150_000
"""Lines of one sheet that hold something."""

MAX_LINE_NUMBER = 1_048_576
"""The last line of a sheet in Excel."""

MAX_COLUMN = 256
"""The last column that may hold something; .xls has no more."""

MAX_TEXT = 300
"""Characters of a cell that are looked at: no heading, name of a group or number is longer."""

MAX_WRITTEN_TEXT = 32_767
"""Characters of a cell in a workbook that is written (the format's own limit)."""

MAX_TEXT_IN_ALL = 60_000_000
"""Characters of all texts of a workbook together."""
