"""Which number format each style of a workbook has."""

from lxml import etree

from studio.documents.readers.number_formats import built_in, matters


def codes_of(styles: etree._Element | None) -> dict[int, str]:
    """Format codes by the number of the cell style; those that change nothing are left out."""
    if styles is None:
        return {}
    own = {each.get("numFmtId"): each.get("formatCode") or "" for each in styles.iter("{*}numFmt")}
    used = [each.get("numFmtId") or "0" for list_ in styles.iter("{*}cellXfs") for each in list_]
    codes = {
        index: own.get(number) or (built_in(int(number)) if number.isdecimal() else "")
        for index, number in enumerate(used)
    }
    return {index: code for index, code in codes.items() if matters(code)}
