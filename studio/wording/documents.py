"""Words for a file that could not be loaded; the others are always unaffected."""

from studio.core import errors as e
from studio.core.i18n import mark

_OTHERS = mark("The other files are unaffected.")

DOCUMENTS: dict[type[e.StudioError], tuple[str, str, str]] = {
    e.DocumentMissing: (
        mark("“{document}” is not there any more."),
        _OTHERS,
        mark("Check whether it was moved or renamed, then add it again."),
    ),
    e.DocumentNotReadable: (
        mark("“{document}” cannot be opened: this account may not read it, or the drive is gone."),
        _OTHERS,
        mark("Copy it to a folder of your own, or ask for the right to read it, then add it again."),
    ),
    e.DocumentEmpty: (
        mark("“{document}” is empty."),
        _OTHERS,
        mark("Check whether it was copied completely, then add it again."),
    ),
    e.DocumentKindUnknown: (
        mark("“{document}” is of a kind that cannot be read yet."),
        _OTHERS,
        mark("Save it as PDF, docx, xlsx or text and add that."),
    ),
    e.DocumentCorrupt: (
        mark("“{document}” is damaged and cannot be read as {kind}."),
        _OTHERS,
        mark("Open it in its own program; if that works, save it anew and add it again."),
    ),
    e.DocumentEncrypted: (
        mark("Opening “{document}” needs a password."),
        _OTHERS,
        mark("Open it with its password, save it without one, and add it again."),
    ),
    e.DocumentWithoutText: (
        mark("No text was found in “{document}”, and none could be recognised in its pictures."),
        _OTHERS,
        mark("Scan it again, upright and at 300 dots to the inch, or add the file it was printed from."),
    ),
    e.DocumentTooLarge: (
        mark("“{document}” is too large: {megabytes} MB of at most {limit} MB."),
        _OTHERS,
        mark("Split it into several files, or save pictures smaller, and add those."),
    ),
    e.DocumentClassified: (
        mark("“{document}” bears a classification mark ({level}) and was not loaded."),
        mark("Nothing of it was stored or sent."),
        mark(
            "Handle classified papers on the equipment meant for them. If it has been declassified,"
            " write 解密 beside the mark and add it again."
        ),
    ),
    e.PersonalDataRefused: (
        mark(
            "“{document}” holds personal data and was not loaded: {id_numbers} ID "
            "{id_numbers:number|numbers}, {mobiles} mobile {mobiles:number|numbers}, {bank_cards} "
            "bank {bank_cards:card|cards}, {credit_codes} credit {credit_codes:code|codes}."
        ),
        mark("Nothing of it was stored or sent."),
        mark(
            "Take the numbers out and add it again, or have this knowledge base keep or mask"
            " personal data in its settings."
        ),
    ),
    e.ArchiveUnsafe: (
        mark("“{document}” was not unpacked: {problem}."),
        mark("Nothing of it was stored. The other files are unaffected."),
        mark("If you trust where it comes from, unpack it yourself and add the folder."),
    ),
    e.ArchiveNotSupported: (
        mark("“{document}” is packed as {kind}, which cannot be opened here."),
        _OTHERS,
        mark("Unpack it, then add the folder."),
    ),
    e.ReaderCrashed: (
        mark("“{document}” could not be read: reading it broke down."),
        _OTHERS,
        mark("Open it in its own program, save it anew (as PDF or docx) and add that."),
    ),
    e.ReaderOutOfMemory: (
        mark("Reading “{document}” took more than {megabytes} MB of memory and was stopped."),
        _OTHERS,
        mark("Split it into several files, or save its pictures smaller, and add that."),
    ),
    e.ReaderTimedOut: (
        mark("Reading “{document}” took longer than {seconds} s and was stopped."),
        _OTHERS,
        mark("Split it into several files, or save it anew and add that."),
    ),
}

ON_A_PAGE: dict[type[e.StudioError], str] = {  # what happened, where the page is known
    e.DocumentClassified: mark(
        "“{document}” bears a classification mark ({level}) on page {page} and was not loaded."
    ),
}
