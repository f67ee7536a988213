"""OFD files of the fictitious 示例市, written part by part as GB/T 33190 says."""

from collections.abc import Mapping, Sequence
from html import escape

from tests.unit.documents.made import zip_bytes

WIDTH, HEIGHT = 210.0, 297.0
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_LAST_NARROW = "\u2e7f"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(x: float, y: float, size: float, written: str, **attributes: str) -> str:
    """A text object with its base line at y, each character where the width of the one before it ends."""
    steps = " ".join(f"{size if sign > _LAST_NARROW else size / 2:g}" for sign in written[:-1])
    spread = attributes.pop("DeltaX", steps)
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    code = f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{spread}">{escape(written)}</ofd:TextCode>'
    return (
        f'<ofd:TextObject Boundary="{x:g} {y - size:g} 150 {size * 1.2:g}" Font="1" Size="{size:g}"{more}>'
        f"{code}</ofd:TextObject>"
    )


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    width, height = max(x2 - x1, 0.2), max(y2 - y1, 0.2)
    return (
        f'<ofd:PathObject Boundary="{x1:g} {y1:g} {width:g} {height:g}" LineWidth="0.25">'
        f"<ofd:AbbreviatedData>M 0 0 L {x2 - x1:g} {y2 - y1:g}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    level = [line(xs[0], y, xs[-1], y) for y in ys]
    return [*level, *(line(x, ys[0], x, ys[-1]) for x in xs)]


def page(*objects: str, template: str = "", box: str = "") -> str:
    area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>" if box else ""
    under = f'<ofd:Template TemplateID="{template}" ZOrder="Background"/>' if template else ""
    content = f"<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content>"
    return f"{_HEAD}<ofd:Page {_NAMESPACE}>{area}{under}{content}</ofd:Page>"


def ofd_parts(
    pages: Sequence[str], templates: Mapping[str, str] | None = None, info: str = "", more: str = ""
) -> dict[str, str | bytes]:
    """The parts by name; `info` goes into DocInfo, `more` into Document."""
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(1, len(pages) + 1)
    )
    named = "".join(f'<ofd:TemplatePage ID="{each}" BaseLoc="Tpls/{each}.xml"/>' for each in templates or {})
    return {
        "OFD.xml": f'{_HEAD}<ofd:OFD {_NAMESPACE} DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo>'
        f"{info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"{_HEAD}<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{named}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>{more}</ofd:Document>",
        "Doc_0/PublicRes.xml": f'{_HEAD}<ofd:Res {_NAMESPACE} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="1" FontName="宋体"/></ofd:Fonts></ofd:Res>',
        **{f"Doc_0/Pages/Page_{at}/Content.xml": each for at, each in enumerate(pages, start=1)},
        **{f"Doc_0/Tpls/{name}.xml": each for name, each in (templates or {}).items()},
    }


def ofd_bytes(*pages: str, templates: Mapping[str, str] | None = None, info: str = "") -> bytes:
    return zip_bytes(ofd_parts(pages, templates, info))
