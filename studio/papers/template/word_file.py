"""A Word file as its parts: those with text are parsed, all others are carried over byte by byte."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentTooLarge
from studio.documents.office_package import OfficePackage
from studio.papers.ooxml import zipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TEXTS = (
    "header+xml",
    "footer+xml",
    "document.main+xml",
    "template.main+xml",
    "footnotes+xml",
    "endnotes+xml",
)
_COMPOUND = b"\xd0\xcf\x11\xe0"  # an encrypted file, or a doc of Word 97
_LARGEST = 100 << 20


class TemplateUnfit(Exception):
    """`problem` is a code of `studio.wording.problems`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass
class WordFile:
    """`roots` are the parsed parts with text: headers and footers first, then the body, then notes."""

    files: dict[str, bytes]
    roots: dict[str, etree._Element] = field(default_factory=dict)
    main: str = ""

    @classmethod
    def read(cls, data: bytes) -> "WordFile":
        """Raises TemplateUnfit."""
        if data.startswith(_COMPOUND):
            raise TemplateUnfit("encrypted")
        try:
            with OfficePackage.opened(data, "", DocumentKind.DOCX) as package:
                return cls._of(package)
        except DocumentCorrupt as error:
            raise TemplateUnfit("no_docx") from error
        except DocumentTooLarge as error:
            raise TemplateUnfit("too_large") from error

    @classmethod
    def _of(cls, package: OfficePackage) -> "WordFile":
        files: dict[str, bytes] = {}
        for name in filter(_stays_within, package.names()):
            content = package.bytes_within(name, _LARGEST - sum(map(len, files.values())))
            if content is None:
                raise TemplateUnfit("too_large")
            files[name] = content
        found = cls(files)
        found._parse(package)
        return found

    @property
    def body(self) -> etree._Element:
        found = self.roots[self.main].find(f"{W}body")
        if found is None:
            raise TemplateUnfit("no_docx")
        return found

    def saved(self) -> bytes:
        """A template of Word's own becomes a document."""
        files = dict(self.files)
        files[CONTENT_TYPES] = files[CONTENT_TYPES].replace(b"template.main+xml", b"document.main+xml")
        for name, root in self.roots.items():
            files[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        first = {CONTENT_TYPES: files.pop(CONTENT_TYPES)}
        return zipped({**first, **{name: data for name, data in files.items() if not name.endswith("/")}})

    def _parse(self, package: OfficePackage) -> None:
        kinds = dict(_overrides(package.xml(CONTENT_TYPES)))
        for kind in _TEXTS:
            for name in (name for name, found in kinds.items() if found == _WORD + kind):
                root = package.xml(name)
                if root is not None:
                    self.roots[name] = root
                    self.main = name if ".main" in kind else self.main
        if not self.main or package.damage or ROOT_RELATIONS not in self.files:
            raise TemplateUnfit("no_docx")


def _stays_within(name: str) -> bool:
    """No part is called so; what is made must not carry it on to whoever unpacks it."""
    return not name.startswith("/") and ".." not in name.replace("\\", "/").split("/")


def _overrides(types: etree._Element | None) -> Iterator[tuple[str, str]]:
    for each in types if types is not None else ():
        if each.get("PartName"):
            yield (each.get("PartName") or "").lstrip("/"), each.get("ContentType") or ""
