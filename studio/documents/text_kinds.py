"""Which kind of text a text is: HTML, Markdown, a table of values, or plain."""

import re

from studio.core.documents import DocumentKind

_HTML = re.compile(
    r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h[1-6])\b",
    re.I | re.S,
)
_OFFICE_XML = (
    ("urn:schemas-microsoft-com:office:spreadsheet", DocumentKind.XLS),
    ("http://schemas.microsoft.com/office/word/2003/wordml", DocumentKind.DOC),
    ("officedocument.wordprocessingml.document.main", DocumentKind.DOCX),
)
_XML = re.compile(r"\s*<(?:\?xml|!doctype|svg)\b", re.I)
_ATX_HEADING = re.compile(r"^#{1,6} +\S", re.M)
_SAMPLE = 20_000
_MARKDOWN_NAMES = {".md", ".markdown"}
_TABLE_NAMES = {".csv", ".tsv"}
DELIMITERS = ",\t;|，"


def kind_of_text(text: str, suffix: str = "") -> DocumentKind | None:
    """None for text that is made for machines, such as XML other than that of Office."""
    sample = text[:_SAMPLE].lstrip("\ufeff")
    if is_html(sample):
        return DocumentKind.HTML
    if _XML.match(sample):
        return next((kind for space, kind in _OFFICE_XML if space in sample), None)
    if suffix in _MARKDOWN_NAMES or (suffix not in _TABLE_NAMES and len(_ATX_HEADING.findall(sample)) >= 2):
        return DocumentKind.MARKDOWN
    if suffix in _TABLE_NAMES or (suffix in {"", ".xls", ".xlsx", ".et"} and delimiter_of(sample)):
        return DocumentKind.CSV
    return DocumentKind.TEXT


def is_html(sample: str) -> bool:
    return bool(_HTML.match(sample))


def delimiter_of(sample: str) -> str | None:
    """The sign that parts every line into the same number of cells, at least two."""
    lines = [line for line in sample.splitlines()[:50] if line.strip()]
    lines = lines[:-1] if len(lines) > 3 else lines  # the sample may end inside a line
    for sign in DELIMITERS:
        counts = {line.count(sign) for line in lines}
        if len(lines) >= 2 and len(counts) == 1 and counts.pop() >= 1:
            return sign
    return None
