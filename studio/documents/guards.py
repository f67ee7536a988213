"""What is looked for in a document before anything of it is kept: marks, personal data, words to a model."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from studio.core.documents import Block, Document
from studio.core.errors import DocumentClassified, PersonalDataRefused
from studio.core.findings import Findings, PersonalData, PersonalDataPolicy
from studio.core.places import Place
from studio.documents.aimed_at_model import aimed_at_model, quotation
from studio.documents.classification import classification_mark
from studio.documents.personal_data import found_numbers, masked

_MOST_HIDDEN = 20


def guarded(document: Document, policy: PersonalDataPolicy) -> tuple[Document, Findings]:
    """The document as it may be kept, and what was found; raises DocumentClassified, PersonalDataRefused.

    Masked text is as long as it was, so that places in it hold. The name of the document stays as it is: it
    is by its name that a file is known again.
    """
    mark = classification_mark(document)
    if mark is not None:
        raise DocumentClassified(document=document.name, level=mark.level, page=mark.page)
    found = document.findings or findings_in(document.blocks)
    if found.personal and policy is PersonalDataPolicy.REFUSE:
        raise refused(document.name, found.personal)
    if not found.personal or policy is not PersonalDataPolicy.MASK:
        return document, found
    return masked_document(document), masked_findings(found)


def findings_in(blocks: Sequence[Block], hidden: Sequence[str] = ()) -> Findings:
    """Looking takes a while for a long text: the readers do it, in their own processes."""
    counts = Counter(found.kind for block in blocks for found in found_numbers(block.text))
    unseen = tuple(dict.fromkeys(map(quotation, hidden)))[:_MOST_HIDDEN]
    return Findings(personal=dict(counts), aimed_at_model=aimed_at_model(blocks), hidden=unseen)


def masked_findings(found: Findings) -> Findings:
    quoted, hidden = tuple(map(masked, found.aimed_at_model)), tuple(map(masked, found.hidden))
    return found.model_copy(update={"masked": True, "aimed_at_model": quoted, "hidden": hidden})


def refused(name: str, counts: Mapping[PersonalData, int]) -> PersonalDataRefused:
    return PersonalDataRefused(
        document=name,
        id_numbers=counts.get(PersonalData.ID_NUMBER, 0),
        mobiles=counts.get(PersonalData.MOBILE, 0),
        bank_cards=counts.get(PersonalData.BANK_CARD, 0),
        credit_codes=counts.get(PersonalData.CREDIT_CODE, 0),
    )


def masked_document(document: Document) -> Document:
    blocks = tuple(map(_masked_block, document.blocks))
    lines = tuple(replace(line, text=masked(line.text)) for line in document.recognised)
    return replace(document, blocks=blocks, recognised=lines)


def masked_place(place: Place) -> Place:
    headings = tuple(map(masked, place.headings))
    sheet = place.sheet and masked(place.sheet)
    if (headings, sheet) == (place.headings, place.sheet):
        return place
    return place.model_copy(update={"headings": headings, "sheet": sheet})


def _masked_block(block: Block) -> Block:
    header = block.table_header and masked(block.table_header)
    return replace(block, text=masked(block.text), place=masked_place(block.place), table_header=header)
