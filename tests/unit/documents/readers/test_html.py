"""Web pages."""

from pathlib import Path

from tests.unit.documents.readers.reading import read, texts


class TestHtml:
    def test_a_page_that_says_gb2312_is_read_as_gb18030(self, tmp_path: Path) -> None:
        head = '<html><head><meta charset="gb2312"><title>站</title></head>'
        page = f"{head}<body><h1>公告</h1><p>镕基〇号</p></body></html>"
        document = read(tmp_path, "a.html", page.encode("gb18030"))

        assert texts(document) == ["公告", "镕基〇号"]

    def test_a_wrong_charset_is_seen_through(self, tmp_path: Path) -> None:
        page = '<html><head><meta charset="gb2312"></head><body><p>防汛值班公告</p></body></html>'

        assert texts(read(tmp_path, "a.html", page)) == ["防汛值班公告"]

    def test_scripts_navigation_and_hidden_text_are_dropped(self, tmp_path: Path) -> None:
        page = (
            "<html><body><nav>首页</nav><script>x()</script><style>p{}</style>"
            "<div style='display: none'>藏</div>"
            "<div>通知<br><br>各单位：<ul><li>甲</li><li>乙</li></ul>尾</div></body></html>"
        )

        assert texts(read(tmp_path, "a.html", page)) == ["通知", "各单位：", "甲", "乙", "尾"]

    def test_tables_keep_spanned_cells_and_layout_tables_are_read_as_text(self, tmp_path: Path) -> None:
        page = (
            "<html><body><table><tr><td><h2>物资</h2><table><tr><th>仓库</th><th>名称</th></tr>"
            "<tr><td rowspan=2>城东</td><td>水泵</td></tr><tr><td>编织袋</td></tr>"
            "</table></td></tr></table></body></html>"
        )
        document = read(tmp_path, "a.html", page)

        assert texts(document) == ["物资", "仓库 | 名称", "城东 | 水泵", "城东 | 编织袋"]
        assert document.blocks[3].table_header == "仓库 | 名称"
