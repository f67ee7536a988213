"""Words that are not of the window's language, and no name either."""

import re
from functools import cache
from pathlib import Path

from studio.core.languages import Language
from tests.ui.window.content import DATA

_HAN = re.compile(r"[一-鿿]{2,}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]{2,}")
_DIGEST = re.compile(r"\b[0-9a-f]{8,}\b|(?:\b[0-9a-f]{4,8}\b ?){4,}")
_CODE = re.compile(r"\S*(?:://|\.(?:md|agent|yaml|json|docx|py|key|pem)\b|\\|/)\S*|[a-z]+(?:[-_.][a-z0-9]+)+")
NAMES = {
    "AND", "OR", "WITH", "PDF", "Word", "Excel", "Office", "WPS", "OFD", "Markdown", "HTML", "TXT", "CSV",
    "ZIP", "OCR", "OpenAI", "DeepSeek", "vLLM", "Chroma", "PostgreSQL", "SQLite", "MinIO", "MCP", "API",
    "OpenAPI", "URL", "HTTP", "HTTPS", "TLS", "JSON", "YAML", "XLSX", "DOCX", "Ctrl", "Alt", "Shift",
    "Enter", "Esc", "Del", "Tab", "Home", "End", "Windows", "Linux", "Kylin", "UOS", "macOS", "Qt",
    "Python", "Apache", "MIT", "BSD", "GPL", "LGPL", "PSF", "ReAct", "Agent", "Studio", "English",
    "DuckDB", "ONNX", "ID", "LLM", "GitHub", "SHA", "SSO", "OIDC", "PEM", "Noto", "Sans", "CJK", "Ollama",
    "Xinference", "LlamaIndex", "OpenInference", "token",
}  # fmt: skip


def foreign_words(text: str, language: Language) -> list[str]:
    """The words of the other language in it."""
    return _latin(text) if language is Language.ZH else _han(text)


def _han(text: str) -> list[str]:
    return [run for run in _HAN.findall(text) if run not in _data()]


def _latin(text: str) -> list[str]:
    plain = _CODE.sub(" ", _DIGEST.sub(" ", re.sub(r"<[^>]*>", " ", text)))
    words = (word for word in _LATIN.findall(plain) if word not in NAMES and word not in _data())
    return [word for word in words if word.lower() not in _packages()]


@cache
def _data() -> str:
    return "\n".join(DATA)


@cache
def _packages() -> frozenset[str]:
    """What the page of licences names."""
    lines = Path("constraints.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("==")[0].strip().lower() for line in lines)
