"""Pages of government sites: what stands round the text goes, the text stays whole."""

from pathlib import Path

from studio.core.documents import BlockKind, Document
from studio.documents.reading import read_document
from tests.unit.documents.made import saved

NAME = "示例市防汛条例"
MENU = "<ul class=nav><li><a>首页</a></li><li><a>政务公开</a></li><li><a>办事服务</a></li></ul>"
PATH = "<div>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>法规规章</a></div>"
FOOT = "<div>主办单位：示例市人民政府办公室　网站标识码：0000000000</div><p>示ICP备00000000号</p>"
LAW = (
    "<p>&emsp;&emsp;<strong>第一条</strong>&nbsp;&nbsp;为了<span>防汛</span>，制定本条例。</p>"
    "<p>&emsp;&emsp;第二条&nbsp;&nbsp;本条例适用于本市。</p>"
)


def read(folder: Path, body: str, head: str = f"<title>{NAME}_示例市人民政府</title>") -> Document:
    page = f'<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">{head}</head>'
    return read_document(saved(folder, "条例.html", f"{page}<body>{body}</body></html>".encode("gb18030")))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_menus_paths_and_imprints_are_left_out(tmp_path: Path) -> None:
    text = f"<table><tr><td align=center><b>{NAME}</b></td></tr><tr><td>{LAW}</td></tr></table>"

    document = read(tmp_path, MENU + PATH + text + "<p>分享到：</p><a>关闭窗口</a>" + FOOT)

    assert texts(document) == [NAME, "第一条  为了防汛，制定本条例。", "第二条  本条例适用于本市。"]
    assert document.blocks[-1].place.headings == (NAME, "第二条")


def test_the_title_is_the_line_that_says_it_not_the_name_of_the_site(tmp_path: Path) -> None:
    document = read(tmp_path, f"<div>示例市司法局</div><div>{NAME}</div>{LAW}")

    assert texts(document)[:2] == ["示例市司法局", NAME]
    assert document.blocks[1].kind is BlockKind.HEADING


def test_the_title_a_government_page_names_comes_first(tmp_path: Path) -> None:
    head = f'<title>政务公开</title><meta name="ArticleTitle" content="{NAME}">'

    assert read(tmp_path, LAW, head).blocks[-1].place.headings == (NAME, "第二条")


def test_single_line_breaks_part_indented_and_numbered_paragraphs(tmp_path: Path) -> None:
    document = read(
        tmp_path, "<div>　　第一条　为了防汛。<br>　　第二条　下列单位：<br>（一）水务局<br>本级；</div>"
    )

    assert texts(document)[1:] == ["第一条　为了防汛。", "第二条　下列单位：", "（一）水务局\n本级；"]


def test_the_date_and_source_of_a_page_stay(tmp_path: Path) -> None:
    document = read(tmp_path, f"{PATH}<p>发布时间：2026-05-06　来源：示例市司法局　[打印]</p>{LAW}")

    assert any(text.startswith("发布时间：2026-05-06") for text in texts(document))


def test_links_to_annexes_stay(tmp_path: Path) -> None:
    links = "".join(f"<p><a>附件{n}：示例市防汛物资储备情况一览表</a></p>" for n in (1, 2, 3))

    assert sum("一览表" in text for text in texts(read(tmp_path, f"{LAW}<div>{links}</div>"))) == 3


def test_prose_in_a_box_named_like_a_menu_stays(tmp_path: Path) -> None:
    document = read(tmp_path, f"<div class=position><p>值班地点在市防汛办。</p></div>{LAW}")

    assert "值班地点在市防汛办。" in texts(document)


def test_a_page_of_nothing_but_links_is_not_emptied(tmp_path: Path) -> None:
    document = read(tmp_path, MENU, "")

    assert texts(document) == ["首页", "政务公开", "办事服务"]


def test_the_name_of_the_site_heads_nothing_when_the_title_is_said(tmp_path: Path) -> None:
    head = f"<title>{NAME}-政策文件-示例市司法局</title>"

    document = read(tmp_path, f"<h1>示例市司法局</h1><h2>{NAME}</h2>{LAW}", head)

    assert document.blocks[0].kind is BlockKind.PARAGRAPH
    assert document.blocks[-1].place.headings == (NAME, "第二条")


def test_links_to_other_pages_after_the_text_go_with_their_heading(tmp_path: Path) -> None:
    document = read(tmp_path, f"{LAW}<h3>相关链接</h3><p>上一篇：防汛通知</p><p>下一篇：无</p>")

    assert texts(document)[-1] == "第二条  本条例适用于本市。"


def test_the_caption_of_a_table_stands_before_it(tmp_path: Path) -> None:
    rows = "<tr><th>物资<th>数量</tr><tr><td>沙袋<td>100</tr>"

    document = read(tmp_path, f"{LAW}<table><caption>附表一 防汛物资</caption>{rows}</table>")

    assert texts(document)[-3:] == ["附表一 防汛物资", "物资 | 数量", "沙袋 | 100"]


def test_a_header_in_two_rows_names_each_column(tmp_path: Path) -> None:
    rows = "<tr><td rowspan=2>等级</td><td colspan=2>标准</td></tr><tr><td>城镇</td><td>农村</td></tr>"
    rows += "<tr><td>一级</td><td>200</td><td>180</td></tr><tr><td>二级</td><td>150</td><td>130</td></tr>"

    document = read(tmp_path, f"{LAW}<table border=1>{rows}</table>")

    assert texts(document)[-3:] == ["等级 | 标准 城镇 | 标准 农村", "一级 | 200 | 180", "二级 | 150 | 130"]
    assert document.blocks[-1].table_header == "等级 | 标准 城镇 | 标准 农村"


def test_what_a_page_says_of_itself_is_for_the_guards(tmp_path: Path) -> None:
    document = read(tmp_path, "<p>正文</p>", '<title>通知</title><meta name="keywords" content="机密★1年">')

    assert {"通知", "机密★1年"} <= set(document.unseen)


def test_elements_in_elements_without_end_are_read_and_what_is_cut_is_said(tmp_path: Path) -> None:
    deep = read(tmp_path, "<font>" * 1000 + "汛期" + "</font>" * 1000 + "<p>值班</p>")
    deeper = read(tmp_path, "<p>汛期</p>" + "<font>" * 5000 + "值班")

    assert texts(deep)[-2:] == ["汛期", "值班"]
    assert deep.warnings == ()
    assert deeper.warnings == (("parts_damaged", "1"),)
