"""Prints what openpyxl finds in a workbook, as JSON."""
import json
import re
import sys
import zipfile

import openpyxl

path = sys.argv[1]
book = openpyxl.load_workbook(path)
archive = zipfile.ZipFile(path)
pages = [archive.read(f"xl/worksheets/sheet{n + 1}.xml").decode() for n in range(len(book.sheetnames))]
print(json.dumps({
    "title": book.properties.title,
    "created": book.properties.created.isoformat(),
    "modified": book.properties.modified.isoformat(),
    "sheets": [{
        "name": sheet.title,
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "orientation": sheet.page_setup.orientation,
        "paper": int(sheet.page_setup.paperSize),
        "pagesWide": sheet.page_setup.fitToWidth,
        "fits": bool(sheet.sheet_properties.pageSetUpPr.fitToPage),
        "repeated": sheet.print_title_rows,
        "widths": [sheet.column_dimensions[letter].width for letter in sheet.column_dimensions],
        "ignored": re.findall(r'<ignoredError sqref="([^"]*)" numberStoredAsText="1"', page),
        "formulas": page.count("<f>") + page.count("<f "),
        "links": len(sheet._hyperlinks),
        "cells": [[{"value": cell.value, "type": cell.data_type, "format": cell.number_format}
                   for cell in row] for row in sheet.iter_rows()],
    } for sheet, page in zip(book.worksheets, pages)],
}))
