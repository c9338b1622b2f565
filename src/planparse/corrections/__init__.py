"""What a person changed in a plan, on the review page, in a workbook or in a table; and planparse's own files."""
