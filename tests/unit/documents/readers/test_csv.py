"""Tables as text."""

import csv
from pathlib import Path

from tests.unit.documents.readers.reading import read, texts


class TestCsv:
    def test_rows_have_their_numbers_and_column_names(self, tmp_path: Path) -> None:
        document = read(
            tmp_path, "a.csv", '名称;数量;备注\n水泵;12;"大,小"\n\n编织袋;5000;\n'.encode("gb18030")
        )

        assert texts(document) == [
            "名称 | 数量 | 备注",
            "名称:水泵；数量:12；备注:大,小",
            "名称:编织袋；数量:5000",
        ]
        assert [block.place.first_row for block in document.blocks] == [1, 2, 4]

    def test_a_short_table_leaves_room_for_long_fields_elsewhere(self, tmp_path: Path) -> None:
        read(tmp_path, "a.csv", "名称,数量\n水泵,12\n".encode())

        assert list(csv.reader(["水" * 200_000])) == [["水" * 200_000]]
