"""OpenDocument files of bare XML for tests, as small as they can be."""

from collections.abc import Mapping

from tests.unit.documents.made import zip_bytes

_URN = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {
    "office": f"{_URN}:office:1.0", "text": f"{_URN}:text:1.0", "table": f"{_URN}:table:1.0",
    "draw": f"{_URN}:drawing:1.0", "style": f"{_URN}:style:1.0", "meta": f"{_URN}:meta:1.0",
    "presentation": f"{_URN}:presentation:1.0", "svg": f"{_URN}:svg-compatible:1.0",
    "manifest": f"{_URN}:manifest:1.0", "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/", "loext": f"{_URN}:loext:1.0",
}  # fmt: skip
SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in _NAMES.items())


def odf_bytes(
    kind: str,
    body: str,
    *,
    styles: str = "",
    kept: str = "",
    meta: str = "",
    parts: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """`kind` is text, spreadsheet or presentation; `styles` stand in the content, `kept` in styles.xml."""
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    return zip_bytes(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {SPACES}>{content}</office:document-content>",
            "styles.xml": f"<office:document-styles {SPACES}>{kept}</office:document-styles>",
            "meta.xml": f"<office:document-meta {SPACES}>{meta}</office:document-meta>",
            **(parts or {}),
        }
    )


def p(text: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{text}</text:p>"


def h(text: str, level: int) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def listed(*items: str, style: str = "", goes_on: bool = False) -> str:
    named = f' text:style-name="{style}"' if style else ""
    continued = ' text:continue-numbering="true"' if goes_on else ""
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list{named}{continued}>{inner}</text:list>"


def cell(text: str, tall: int = 1, wide: int = 1, times: int = 1) -> str:
    spans = f'table:number-rows-spanned="{tall}" table:number-columns-spanned="{wide}"'
    repeated = f'table:number-columns-repeated="{times}"'
    return f"<table:table-cell {spans} {repeated}>{p(text) if text else ''}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def table(*rows: str, name: str = "表") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def frame(inner: str, kind: str = "") -> str:
    named = f' presentation:class="{kind}"' if kind else ""
    return f"<draw:frame{named}><draw:text-box>{inner}</draw:text-box></draw:frame>"


def margins(header: str = "", footer: str = "") -> str:
    head, foot = f"<style:header>{header}</style:header>", f"<style:footer>{footer}</style:footer>"
    page = f"<style:master-page>{head}{foot}</style:master-page>"
    return f"<office:master-styles>{page}</office:master-styles>"
