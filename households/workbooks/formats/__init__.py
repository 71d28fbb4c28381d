"""From the bytes of a workbook to lines of cells: .xlsx, .xls, .ods, .csv."""
