"""Prints, as JSON, the cells that openpyxl finds in the workbooks named."""

import datetime
import json
import sys
import warnings

import openpyxl
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet import _reader

warnings.simplefilter("ignore")
from_excel = _reader.from_excel


def date_or_number(value, epoch, timedelta=False):
    """Durations as the moment at which they end, and what no calendar has as the number that it is."""
    try:
        return value if value < 0 else from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value


_reader.from_excel = date_or_number


def moment(value, epoch):
    """ISO's spelling, to the second; what is a time only is on the first day."""
    if isinstance(value, datetime.time):
        first = datetime.date(1904, 1, 1) if epoch == MAC_EPOCH else datetime.date(1899, 12, 31)
        value = datetime.datetime.combine(first, value)
    value = (value + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
    return value.isoformat().removesuffix("T00:00:00")


def content(cell, epoch):
    """The kind of a cell, and its content as text; numbers by their shortest decimal."""
    value = cell.value
    if isinstance(value, bool):
        return "boolean", "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return "number", repr(float(value))
    if isinstance(value, (datetime.datetime, datetime.time)):
        return "date", moment(value, epoch)
    if isinstance(value, datetime.date):
        return "date", value.isoformat()
    return "error" if cell.data_type == "e" else "text", str(value)


def sheet_of(values, formulas, epoch):
    cells = {}
    # Those that the file has; walking by rows would make all the others between them.
    for place, valued in values._cells.items():
        found = {}
        if valued.value is not None:
            kind, text = content(valued, epoch)
            found = {"kind": kind, "text": text, "format": valued.number_format}
        written = formulas._cells[place]
        if written.data_type == "f":
            found["formula"] = written.value[1:]
        if found:
            cells[written.coordinate] = found
    return {
        "name": formulas.title,
        "hidden": formulas.sheet_state != "visible",
        "merges": [str(merge) for merge in formulas.merged_cells.ranges],
        "cells": cells,
    }


def workbook(path):
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    return [sheet_of(values[sheet.title], sheet, formulas.epoch) for sheet in formulas.worksheets]


print(json.dumps([workbook(path) for path in sys.argv[1:]]))
