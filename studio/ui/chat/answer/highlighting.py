"""Colours the words of code: comments, strings, numbers, keywords, names.

One pattern a family of languages, read once from left to right: no text makes it slow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STRING = r"\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?"
_NUMBER = r"\b(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\b"
_WORD = r"[^\W\d]\w*"
_HASH, _SLASHES, _DASHES = r"#[^\n]*", r"//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?", r"--[^\n]*"


@dataclass(frozen=True, slots=True)
class Coloured:
    """`start` and `length` count characters of the code; `color` is a token."""

    start: int
    length: int
    color: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    comment: str
    keywords: frozenset[str]
    string: str = _STRING
    any_case: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_C_LIKE = _words(
    "abstract async await bool boolean break byte case catch char class const continue default delete do "
    "double else enum export extends false final float fn for from func function go if implements import in "
    "int interface let long match mut namespace new nil null package private protected pub public return "
    "short static string struct super switch this throw true try type typeof undefined use var void while"
)
_PYTHON = _Grammar(
    _HASH,
    _words(
        "and as assert async await break class continue def del elif else except False finally for from if "
        "import in is lambda None nonlocal not or pass raise return self True try while with yield"
    ),
    rf"(?:[rbfuRBFU]{{0,2}})(?:\"\"\"(?:\\.|[^\\\"]|\"(?!\"\"))*(?:\"\"\")?|{_STRING})",
)
_SHELL = _Grammar(
    _HASH,
    _words(
        "case cd do done echo elif else esac exit export fi for function if in local return set sudo then "
        "until while"
    ),
)
_SQL = _Grammar(
    rf"{_DASHES}|/\*(?:[^*]|\*(?!/))*(?:\*/)?",
    _words(
        "all and as asc avg between by case cast count create cross delete desc distinct drop else end "
        "exists from full group having if in inner insert into is join left like limit max min not null "
        "offset on or order outer over partition right round select set sum table then union update values "
        "when where with"
    ),
    any_case=True,
)
_DATA = _Grammar(_HASH, _words("true false null yes no on off"))
_C = _Grammar(_SLASHES, _C_LIKE)
_MARKUP = _Grammar(r"<!--(?:[^-]|-(?!->))*(?:-->)?", frozenset())
_GRAMMARS = {
    **dict.fromkeys(("python", "py", "python3"), _PYTHON),
    **dict.fromkeys(
        ("bash", "sh", "shell", "zsh", "console", "powershell", "dockerfile", "makefile"), _SHELL
    ),
    **dict.fromkeys(("sql", "mysql", "postgresql", "sqlite", "duckdb"), _SQL),
    **dict.fromkeys(("json", "json5", "yaml", "yml", "toml", "ini", "conf", "properties"), _DATA),
    **dict.fromkeys(("xml", "html", "svg", "vue"), _MARKUP),
    **dict.fromkeys(
        (
            *("c", "cpp", "c++", "h", "java", "js", "javascript", "jsx", "ts", "typescript", "tsx"),
            *("go", "rust", "rs", "kotlin", "swift", "php", "css", "scss", "cs", "csharp", "c#", "scala"),
        ),
        _C,
    ),
}


def coloured(code: str, language: str) -> Iterator[Coloured]:
    """Yield what is to be coloured, from left to right; nothing for a language we do not know."""
    grammar = _GRAMMARS.get(language.lower())
    if grammar is None:
        return
    pattern = re.compile(f"(?P<c>{grammar.comment})|(?P<s>{grammar.string})|(?P<n>{_NUMBER})|(?P<w>{_WORD})")
    for found in pattern.finditer(code):
        if color := _color(found, code, grammar):
            yield Coloured(found.start(), found.end() - found.start(), color)


def _color(found: re.Match[str], code: str, grammar: _Grammar) -> str:
    after = code[found.end() : found.end() + 1]
    match found.lastgroup:
        case "c":
            return "code.comment"
        case "s":
            return "code.name" if grammar is _DATA and after == ":" else "code.string"
        case "n":
            return "code.number"
    word = found[0].lower() if grammar.any_case else found[0]
    if word in grammar.keywords:
        return "code.keyword"
    before = code[max(found.start() - 2, 0) : found.start()]
    tagged = grammar is _MARKUP and before.endswith(("<", "</"))
    return "code.name" if tagged or after == "(" or (grammar is _DATA and after == ":") else ""
