"""Documents on their way from a reader's process."""

import io
import json
import os
from pathlib import Path

from studio.core.documents import Block, BlockKind, Document, DocumentKind, RecognisedLine
from studio.core.places import Place
from studio.documents.wire import (
    HEAD,
    about,
    document_from_wire,
    document_to_wire,
    packed,
    path_from_wire,
    receive,
)

ROWS = Place(sheet="库存", first_row=3, last_row=4, headings=("清单",))
DOCUMENT = Document(
    "清单.xlsx",
    DocumentKind.XLSX,
    "0" * 64,
    2,
    (
        Block("清单", Place(sheet="库存", headings=("清单",)), BlockKind.HEADING, 1),
        Block("名称:水泵", ROWS, BlockKind.TABLE_ROW, table_header="名称"),
        Block("名称:沙袋", ROWS, BlockKind.TABLE_ROW, table_header="名称"),
    ),
    (("page_without_text", "2"),),
    ("示例市仓库",),
    (RecognisedLine(2, "示例市仓库", 0.1, 0.2, 0.3, 0.05),),
)


def test_a_document_arrives_as_it_was_sent() -> None:
    message = receive(io.BytesIO(packed(document_to_wire(DOCUMENT))))

    assert message is not None
    assert document_from_wire(message) == DOCUMENT


def test_a_place_is_sent_once_for_all_its_blocks() -> None:
    message = document_to_wire(DOCUMENT)

    assert len(message["places"]) == 2
    arrived = document_from_wire(json.loads(json.dumps(message)))
    assert arrived.blocks[1].place is arrived.blocks[2].place


def test_a_message_cut_off_is_none() -> None:
    assert receive(io.BytesIO(HEAD.pack(5)[:2])) is None


def test_a_file_whose_name_is_no_text_is_found_by_the_child() -> None:
    path = Path("/资料", os.fsdecode("公告.txt".encode("gb18030")))
    request = receive(io.BytesIO(packed(about("read", path)))) or {}
    assert path_from_wire(request["path"]) == path
