"""The workbooks of a ward: read into counts or rows, and handed back. Plain Python."""
