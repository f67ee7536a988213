"""Which Office 97 document a compound file is, told by its streams; Kingsoft's .wps, .et, .dps are such."""

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentError, DocumentKindUnknown
from studio.documents.compound import CompoundBroken, CompoundFile

_STREAMS = {
    "worddocument": DocumentKind.DOC,
    "workbook": DocumentKind.XLS,
    "book": DocumentKind.XLS,
    "powerpoint document": DocumentKind.PPT,
}
_NEW_FORMATS = {
    ".xlsx": DocumentKind.XLSX,
    ".xlsm": DocumentKind.XLSX,
    ".et": DocumentKind.XLSX,
    ".pptx": DocumentKind.PPTX,
    ".dps": DocumentKind.PPTX,
}
_OLD_FORMATS = {
    ".doc": DocumentKind.DOC,
    ".wps": DocumentKind.DOC,
    ".xls": DocumentKind.XLS,
    ".et": DocumentKind.XLS,
    ".ppt": DocumentKind.PPT,
    ".dps": DocumentKind.PPT,
}


def kind_of_compound(data: bytes, name: str, suffix: str) -> DocumentKind:
    """Raises DocumentEncrypted, DocumentCorrupt or DocumentKindUnknown (Works, Visio, mail of Outlook …)."""
    try:
        file = CompoundFile.opened(data)
    except CompoundBroken as error:
        raise _broken(data, name, suffix) from error
    if "encryptedpackage" in file:  # [MS-OFFCRYPTO] 2.3.1
        raise DocumentEncrypted(document=name, kind=_NEW_FORMATS.get(suffix, DocumentKind.DOCX))
    for stream, kind in _STREAMS.items():
        if stream in file:
            return kind
    if "__properties_version1.0" in file:  # a mail of Outlook
        return DocumentKind.MAIL
    raise DocumentKindUnknown(document=name)


def _broken(data: bytes, name: str, suffix: str) -> DocumentError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return DocumentEncrypted(document=name, kind=_NEW_FORMATS.get(suffix, DocumentKind.DOCX))
    inside = (kind for stream, kind in _STREAMS.items() if stream.encode("utf-16-le") in data.lower())
    kind = next(inside, None) or _OLD_FORMATS.get(suffix)
    return DocumentCorrupt(document=name, kind=kind) if kind else DocumentKindUnknown(document=name)
