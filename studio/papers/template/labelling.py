"""Both AI labels in a file that was there before: a line at the end of its text, and a property."""

from lxml import etree

from studio.papers.ai_label import PROPERTY, AiLabel
from studio.papers.ooxml import RELATION, custom_properties
from studio.papers.template.word_file import CONTENT_TYPES, ROOT_RELATIONS, WordFile
from studio.papers.wordml import W, paragraph, run, run_properties

_PART = "docProps/custom.xml"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def label_file(file: WordFile, label: AiLabel, text: str) -> None:
    """Changes the file; `text` is what the property's number is made of."""
    _add_line(file, label)
    _add_property(file, label.metadata(text))


def _add_line(file: WordFile, label: AiLabel) -> None:
    """Before the properties of the last section, which end the body."""
    centred = '<w:spacing w:before="120" w:after="0"/><w:jc w:val="center"/>'
    xml = paragraph(run(label.line, run_properties(size=18, color="595959")), "", centred)
    line = etree.fromstring(f'<w:x xmlns:w="{W}">{xml}</w:x>', _PARSER)[0]
    section = file.body.find(f"{{{W}}}sectPr")
    if section is None:
        file.body.append(line)
    else:
        section.addprevious(line)


def _add_property(file: WordFile, value: str) -> None:
    relations = etree.fromstring(file.files[ROOT_RELATIONS], _PARSER)
    kind = f"{RELATION}/custom-properties"
    known = next((each for each in relations if each.get("Type") == kind), None)
    part = (known.get("Target") or _PART).lstrip("/") if known is not None else _PART
    if known is None:
        _relate(file, relations, kind)
    old = file.files.get(part) if known is not None else None
    file.files[part] = _with_property(old, value)


def _relate(file: WordFile, relations: etree._Element, kind: str) -> None:
    ids = {each.get("Id") for each in relations}
    free = next(name for name in (f"rIdLabel{number}" for number in range(len(ids) + 1)) if name not in ids)
    relation = etree.SubElement(relations, relations.tag.replace("Relationships", "Relationship"))
    relation.attrib.update({"Id": free, "Type": kind, "Target": _PART})
    file.files[ROOT_RELATIONS] = _bytes(relations)
    types = etree.fromstring(file.files[CONTENT_TYPES], _PARSER)
    if not any(each.get("PartName") == f"/{_PART}" for each in types):
        override = etree.SubElement(types, types.tag.replace("Types", "Override"))
        override.attrib.update({"PartName": f"/{_PART}", "ContentType": _KIND})
        file.files[CONTENT_TYPES] = _bytes(types)


def _with_property(old: bytes | None, value: str) -> bytes:
    """The property in place of one of that name, besides all others."""
    new = etree.fromstring(custom_properties([(PROPERTY, value)]), _PARSER)
    if old is None:
        return _bytes(new)
    root = etree.fromstring(old, _PARSER)
    for each in [each for each in root if each.get("name") == PROPERTY]:
        root.remove(each)
    own = new[0]
    own.set("pid", str(max((int(each.get("pid") or 1) for each in root), default=1) + 1))
    root.append(own)
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
