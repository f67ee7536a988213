"""Office packages as they are written: same content, same bytes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from studio.papers.text import xml_text

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "application/vnd.openxmlformats-officedocument"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties a person or program adds
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """`kind` is what follows in its content type; `relation` how the main part is related to it."""

    name: str
    kind: str
    xml: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself; `custom` are properties by names of their own."""

    title: str = ""
    creator: str = ""
    custom: tuple[tuple[str, str], ...] = ()


def office_package(main: Part, parts: Sequence[Part], properties: Properties) -> bytes:
    """The main part knows the others as rId1, rId2 … in their order."""
    folder, _, name = main.name.rpartition("/")
    all_parts = (main, *parts, *_property_parts(properties))
    files = {
        "[Content_Types].xml": _content_types(all_parts),
        "_rels/.rels": _root_relations(main.name),
        f"{folder}/_rels/{name}.rels": _relations(
            (f"{RELATION}/{part.relation}", part.name.removeprefix(f"{folder}/")) for part in parts
        ),
    } | {part.name: part.xml for part in all_parts}
    return zipped({name: (HEAD + xml).encode() for name, xml in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on nothing but its content."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def custom_properties(properties: Iterable[tuple[str, str]]) -> str:
    items = "".join(
        f'<property fmtid="{_PROPERTY_SET}" pid="{number}" name="{xml_text(name)}">'
        f"<vt:lpwstr>{xml_text(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, 2)
    )
    office = RELATION.removesuffix("/relationships")
    return (
        f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">'
        f"{items}</Properties>"
    )


def _property_parts(properties: Properties) -> tuple[Part, Part]:
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml_text(properties.title)}</dc:title>"
        f"<dc:creator>{xml_text(properties.creator)}</dc:creator></cp:coreProperties>"
    )
    return (
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core),
        Part("docProps/custom.xml", "custom-properties+xml", custom_properties(properties.custom)),
    )


def _content_types(parts: Iterable[Part]) -> str:
    kinds = ((part.name, part.kind if "/" in part.kind else f"{_DOCUMENT}.{part.kind}") for part in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds)
        + "</Types>"
    )


def _root_relations(main: str) -> str:
    return _relations(
        [
            (f"{RELATION}/officeDocument", main),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{RELATION}/custom-properties", "docProps/custom.xml"),
        ]
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
