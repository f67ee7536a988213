"""A conversation is written as Word, Markdown and a page, with sources, dates and the AI label."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from studio.conversations import Conversation, Exchange, Standing
from studio.core.events import AnswerFinished, Citation, Outcome, RunFailed, RunStarted, TextDelta
from studio.core.facts import Validity
from studio.core.i18n import Words
from studio.core.languages import Language
from studio.core.passages import Trouble
from studio.core.places import Place
from studio.papers.markdown_docx import markdown_body
from studio.wording import explain_trouble
from studio.wording.transcript import (
    Transcript,
    transcript_docx,
    transcript_html,
    transcript_markdown,
    transcript_of,
)

ANSWER = """由市防指**指挥长**批准[1]。

| 级别 | 批准人 |
| --- | --- |
| Ⅲ级 | 指挥长 |

1. 值班室 10 分钟内报告
   - 先电话
2. <b>区县</b>同步

```
if 水位 > 24:
    报警()
```
"""
SAY = Words(Language.ZH)
CITED = Citation(
    number=1,
    base="flood",
    document="防汛预案.docx",
    chunk=3,
    place=Place(page=6),
    quote="由指挥长批准",
    validity=Validity.REPLACED,
    replaced_by="防汛预案（2025）",
)
STARTED = RunStarted(agent="flood", question="", endpoint="市级共享", model="DeepSeek-V3", practice=False)
WAY = [
    Exchange(
        "a",
        "",
        "Ⅲ级响应由谁批准?\n急。",
        (STARTED, AnswerFinished(outcome=Outcome.ANSWERED, text=ANSWER, citations=(CITED,))),
        ("通知.pdf",),
        "2026-11-27T14:02:11.000+00:00",
        "1.2.0",
        Standing.ANSWERED,
    ),
    Exchange("b", "a", "区县呢?", (TextDelta(text="同步"),), (), "", "1.2.0", Standing.BROKEN_OFF),
    Exchange(
        "c",
        "b",
        "再试",
        (
            RunFailed(
                trouble=Trouble(
                    name="EndpointUnreachable",
                    facts={"endpoint": "市级共享", "host": "10.0.0.1"},
                )
            ),
        ),
        standing=Standing.FAILED,
    ),
]


@pytest.fixture
def transcript() -> Transcript:
    kept = Conversation("x", "flood", "Ⅲ级响应由谁批准?", "", "", agent_name="防汛值班助手")
    return transcript_of(kept, WAY, SAY)


def test_the_word_file_holds_all_of_it_and_bears_the_label(transcript: Transcript) -> None:
    written = transcript_docx(transcript, SAY)
    file = Document(BytesIO(written))
    lines = [paragraph.text for paragraph in file.paragraphs]

    assert lines[0] == "Ⅲ级响应由谁批准?"
    assert lines[1] == "内容由人工智能生成，请点开出处核对"
    assert "智能体：防汛值班助手 1.2.0" in lines
    assert "模型：DeepSeek-V3（市级共享）" in lines
    assert any("[1] 防汛预案.docx · 第 6 页" in line and "防汛预案（2025）" in line for line in lines)
    assert "1. Ⅲ级响应由谁批准?\n急。" in lines
    assert "1.\t值班室 10 分钟内报告" in lines
    assert "•\t先电话" in lines
    assert "2.\t<b>区县</b>同步" in lines
    assert "    报警()" in lines
    assert any("<b>区县</b>" in line for line in lines), "HTML stays the text it is"
    assert [cell.text for cell in file.tables[0].rows[1].cells] == ["Ⅲ级", "指挥长"]
    assert [run.text for run in file.paragraphs[lines.index("由市防指指挥长批准[1]。")].runs if run.bold] == [
        "指挥长"
    ]
    custom = ZipFile(BytesIO(written)).read("docProps/custom.xml").decode()
    assert "AIGC" in custom
    assert "防汛值班助手 1.2.0" in custom


def test_what_has_no_end_says_so(transcript: Transcript) -> None:
    assert any("没有回答完" in note for note in transcript.parts[1].notes)
    assert any("市级共享" in note for note in transcript.parts[2].notes)


def test_markdown_bears_the_label_in_front_and_the_page_stays_text(transcript: Transcript) -> None:
    text = transcript_markdown(transcript, SAY)
    page = transcript_html(transcript, SAY)

    head = text.splitlines()[1]
    assert json.loads(head.removeprefix("AIGC: "))["Label"] == "1"
    assert "> Ⅲ级响应由谁批准?\n> 急。" in text
    assert "通知.pdf" in text
    assert "<td>指挥长</td>" in page
    assert "&lt;b&gt;区县&lt;/b&gt;" in page


def test_english_is_english() -> None:
    kept = Conversation("x", "flood", "Who approves?", "", "", agent_name="Flood duty")

    text = transcript_markdown(transcript_of(kept, WAY[:1], Words(Language.EN)), Words(Language.EN))

    assert "AI-generated. Open the sources to check." in text
    assert "Agent: Flood duty 1.2.0" in text
    assert "page 6" in text


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "\x00\x0b",
        "|a|\n|-|\n|b|c|",
        "> - 1. > deep\n>> x",
        "[x](javascript:y) ![p](q)",
        "]]>&<>",
        "*" * 5000,
    ],
)
def test_whatever_a_model_writes_becomes_a_file_that_opens(hostile: str) -> None:
    kept = Conversation("x", "flood", "\x00题", "", "", agent_name="助手")
    answered = (AnswerFinished(outcome=Outcome.ANSWERED, text=hostile),)
    transcript = transcript_of(kept, [Exchange("a", "", hostile, answered)], SAY)

    Document(BytesIO(transcript_docx(transcript, SAY)))
    assert isinstance(markdown_body(hostile), str)


def test_a_trouble_of_another_version_of_the_program_is_explained_too() -> None:
    for name in ("NoSuchErrorAnyMore", "EndpointUnreachable"):
        assert name in explain_trouble(Trouble(name=name, facts={"since": "removed"}), SAY).happened
