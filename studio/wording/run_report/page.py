"""The page a report stands on: one file that needs nothing from elsewhere, runs no script, and prints."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

from studio.core.i18n import Words, mark
from studio.documents.invisible import made_visible
from studio.papers.ai_label import PROPERTY, AiLabel

AI_NOTE = mark("The answers in this report were written by an AI model. Check them before you use them.")
_TOKENS = Path(__file__).parents[2] / "assets" / "theme" / "tokens.json"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_COLOURS = {
    "canvas": "canvas",
    "surface": "surface",
    "sunken": "sunken",
    "line": "border",
    "text": "text",
    "muted": "text.muted",
    "link": "accent.text",
    "good": "success",
    "good-ground": "success.tint",
    "bad": "danger",
    "bad-ground": "danger.tint",
    "odd": "warning",
    "odd-ground": "warning.tint",
}
_STYLE = """
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1100px; padding: 24px; background: var(--canvas); color: var(--text);
  font: 14px/22px "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
h1 { font-size: 20px; line-height: 28px; margin: 0 0 4px }
h2 { font-size: 16px; line-height: 24px; margin: 24px 0 8px }
a { color: var(--link) }
table { border-collapse: collapse; width: 100%; background: var(--surface) }
th, td { border: 1px solid var(--line); padding: 6px 10px; text-align: start; vertical-align: top;
  overflow-wrap: anywhere }
thead th { background: var(--sunken) }
thead { display: table-header-group }
tr { break-inside: avoid }
section { border: 1px solid var(--line); border-radius: 8px; background: var(--surface); padding: 16px;
  margin: 0 0 16px }
section h2, section h3 { margin: 0 0 8px }
h3 { font-size: 13px; line-height: 20px }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 8px 0; padding: 12px;
  background: var(--sunken); border-radius: 6px }
summary { cursor: pointer; color: var(--link) }
.score { font-size: 28px; line-height: 36px; font-weight: 700 }
.muted { color: var(--muted) }
.good, .bad, .odd { border-radius: 4px; padding: 0 6px; white-space: nowrap }
.good { color: var(--good); background: var(--good-ground) }
.bad { color: var(--bad); background: var(--bad-ground) }
.odd { color: var(--odd); background: var(--odd-ground) }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 16px }
.two > div { min-width: 0 }
.facts th { width: 30%; font-weight: 400; color: var(--muted) }
ins { background: var(--good-ground); text-decoration: none }
del { background: var(--bad-ground) }
@media (max-width: 700px) { .two { grid-template-columns: 1fr } }
@media print { body { max-width: none; padding: 0; background: none; font-size: 10.5pt; line-height: 1.5 }
  section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 8px 0 }
  h2, h3 { break-after: avoid } a { color: inherit; text-decoration: none } }
@page { size: A4; margin: 20mm 16mm }
"""


def page(title: str, body: Iterable[str], maker: str, say: Words) -> str:
    """Return the whole file, labelled as AI-written; `body` is HTML already, the rest is text."""
    content = "\n".join(body)
    label = AiLabel(maker).metadata(content)
    meta = f'<meta name="{PROPERTY}" content="{text(label)}">\n'
    return plain_page(title, [content, f'<p class="muted">{text(say(AI_NOTE))}</p>'], say, meta)


def plain_page(title: str, body: Iterable[str], say: Words, meta: str = "") -> str:
    """The same for what people wrote; `meta` are more tags of its head."""
    content = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="{say.language.value}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"{meta}<title>{text(title)}</title>\n<style>{_colours()}{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{text(title)}</h1>\n{content}\n</body>\n</html>\n"
    )


def text(value: str) -> str:
    """A text as it may stand in a page; what nobody sees is shown by its number."""
    return escape(made_visible(value))


def block(value: str) -> str:
    """A longer text with its lines."""
    return f"<pre>{text(value)}</pre>" if value else ""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """`heads` are texts, cells HTML."""
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in heads)
    top = f"<thead><tr>{head}</tr></thead>" if heads else ""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="{kind}">{top}<tbody>{body}</tbody></table>'


def facts(rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(
        f'<tr><th scope="row">{text(name)}</th><td>{text(value)}</td></tr>' for name, value in rows
    )
    return f'<table class="facts"><tbody>{body}</tbody></table>'


def tag(kind: str, words: str) -> str:
    """A word on its ground; `kind` is good, bad or odd."""
    return f'<span class="{kind}">{text(words)}</span>'


@cache
def _colours() -> str:
    """The theme's own colours, light and dark."""
    tokens = json.loads(_TOKENS.read_text(encoding="utf-8"))["color"]

    def of(shade: str) -> str:
        return "; ".join(f"--{name}: {tokens[token][shade]}" for name, token in _COLOURS.items())

    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {of('dark')} }} }}"
    return f":root {{ color-scheme: light dark; {of('light')} }}\n{dark}"
