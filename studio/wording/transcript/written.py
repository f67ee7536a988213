"""A transcript as a Word file, as Markdown, and as a page to print; each says that AI wrote it."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from studio.core.files import write_atomically
from studio.core.i18n import Words, mark
from studio.papers.ai_label import PROPERTY, AiLabel
from studio.papers.docx import docx_bytes
from studio.papers.fonts import FontSet
from studio.papers.markdown_docx import BODY, CELL, CODE, HEADING, markdown_body
from studio.papers.ooxml import Properties
from studio.papers.wordml import Style, paragraph, run, run_properties, spacing
from studio.wording.transcript.transcript import Part, Transcript

AI_NOTE = mark("AI-generated. Open the sources to check.")
_FONTS = FontSet.WINDOWS.fonts
_GREY = "595959"


def write_transcript(transcript: Transcript, file: Path, say: Words) -> None:
    """As its ending says: Markdown, or else a Word file. Raises DiskFull or FolderNotWritable."""
    if file.suffix.lower() in {".md", ".markdown", ".txt"}:
        write_atomically(file, transcript_markdown(transcript, say).encode(errors="replace"))
    else:
        write_atomically(file, transcript_docx(transcript, say))


def transcript_docx(transcript: Transcript, say: Words) -> bytes:
    body = "".join(_word_body(transcript, say))
    label = AiLabel(transcript.maker, say(AI_NOTE))
    custom = ((PROPERTY, label.metadata(_markdown(transcript, say))),)
    return docx_bytes(body, _styles(), _FONTS, Properties(transcript.title, transcript.maker, custom))


def transcript_markdown(transcript: Transcript, say: Words, *, labelled: bool = True) -> str:
    """`labelled` in front too, where programs read it."""
    text = _markdown(transcript, say)
    if not labelled:
        return text
    label = AiLabel(transcript.maker, say(AI_NOTE)).metadata(text)
    return f"---\n{PROPERTY}: {label}\n---\n\n{text}"


def _markdown(transcript: Transcript, say: Words) -> str:
    """Answers are Markdown already; questions are quoted as they were written."""
    lines = [
        f"# {transcript.title}",
        "",
        f"> {say(AI_NOTE)}",
        "",
        *(f"- {fact}" for fact in transcript.facts),
    ]
    for number, part in enumerate(transcript.parts, 1):
        lines += ["", f"## {number}. {_one_line(part.question)}", ""]
        if _one_line(part.question) != part.question.strip():
            lines += [*(f"> {line}" for line in part.question.splitlines()), ""]
        lines += [part.answer, "", *_below(part, say)]
    return "\n".join(lines).rstrip() + "\n"


def transcript_html(transcript: Transcript, say: Words) -> str:
    """A page without style of its own but for what paper needs."""
    from markdown_it import MarkdownIt

    render = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render
    parts = [f"<h2>{escape(transcript.title)}</h2>", f"<p><b>{escape(say(AI_NOTE))}</b></p>"]
    parts += [f"<p>{escape(fact)}</p>" for fact in transcript.facts]
    for number, part in enumerate(transcript.parts, 1):
        asked = "<br>".join(map(escape, part.question.splitlines()))
        parts.append(f"<hr><h3>{number}. {asked}</h3>")
        parts.append(
            render(part.answer).replace("<table>", '<table border="1" cellspacing="0" cellpadding="4">')
        )
        parts += [f"<p>{escape(line.removeprefix('- '))}</p>" for line in _below(part, say) if line]
    return "\n".join(parts)


def _below(part: Part, say: Words) -> Iterator[str]:
    if part.sources:
        yield say("Sources:")
        yield ""
        yield from (f"- {source}" for source in part.sources)
        yield ""
    yield from (f"- {note}" for note in part.notes)
    if part.asked:
        yield f"- {say('Asked: {time}', time=part.asked)}"


def _word_body(transcript: Transcript, say: Words) -> Iterator[str]:
    yield paragraph(run(transcript.title), "TalkTitle", spacing(after=120))
    yield paragraph(run(say(AI_NOTE)), "TalkLabel")
    yield from (paragraph(run(fact), "TalkNote") for fact in transcript.facts)
    for number, part in enumerate(transcript.parts, 1):
        yield from _word_part(number, part, say)
    yield paragraph(run(say(AI_NOTE)), "TalkLabel", spacing(before=240))


def _word_part(number: int, part: Part, say: Words) -> Iterator[str]:
    yield paragraph(run(f"{number}. {part.question.strip()}"), "TalkQuestion", spacing(before=240, after=60))
    yield markdown_body(part.answer)
    if part.sources:
        yield paragraph(run(say("Sources"), run_properties(_FONTS.hei)), "TalkNote", spacing(before=60))
        yield from (paragraph(run(source), "TalkNote") for source in part.sources)
    yield from (paragraph(run(note), "TalkNote") for note in part.notes)
    if part.asked:
        yield paragraph(run(say("Asked: {time}", time=part.asked)), "TalkNote")


def _styles() -> list[Style]:
    body, hei = _FONTS.song, _FONTS.hei
    return [
        Style("Normal", "Normal", body),
        Style("TalkTitle", "对话标题", hei, 36, "center", line=520),
        Style("TalkLabel", "人工智能标识", body, 21, "center", line=380, color=_GREY),
        Style("TalkQuestion", "对话提问", hei, 26, "left", line=440, outline=1),
        Style(BODY, "对话正文", body, 24, "left", line=420),
        Style(HEADING, "对话小标题", hei, 24, "left", line=440, outline=2),
        Style(CODE, "对话代码", "Consolas", 20, "left", line=320),
        Style(CELL, "对话表格", body, 21, "left", line=360),
        Style("TalkNote", "对话说明", body, 20, "left", line=340, color=_GREY),
    ]


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
