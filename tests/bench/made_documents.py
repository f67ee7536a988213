"""Documents to load, the same in every run: official-looking texts, docx and pdf."""

import random
from collections.abc import Iterator
from pathlib import Path

import docx
from fpdf import FPDF

_WORDS = "防汛 抗旱 应急 预案 值班 水位 预警 响应 仓库 物资 转移 安置 巡查 报告 部门 街道 单位 负责 立即 组织"
_LATIN = "flood duty plan warning response river level report street unit store shelter patrol order act"


def write_documents(folder: Path, count: int, kind: str = "办法") -> None:
    """Official-looking Chinese of 2 to 20 KB each; other documents for each `kind`."""
    for number, lines in enumerate(_texts(count, kind)):
        (folder / f"{kind}{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")


def write_docx(folder: Path, count: int) -> None:
    for number, lines in enumerate(_texts(count)):
        document = docx.Document()
        document.add_heading(lines[0], 0)
        for line in lines[1:]:
            document.add_paragraph(line)
        document.save(str(folder / f"办法{number:03}.docx"))


def write_pdf(folder: Path, count: int) -> None:
    """In Latin letters, which every computer has a font for; some ten pages each."""
    chance = random.Random(100)
    words = _LATIN.split()
    for number in range(count):
        pdf = FPDF()
        pdf.set_font("Helvetica", size=11)
        for _ in range(10):
            pdf.add_page()
            for article in range(8):
                sentence = " ".join(chance.choices(words, k=60))
                pdf.multi_cell(0, 6, f"{article + 1}. {sentence}.", new_x="LMARGIN", new_y="NEXT")
        pdf.output(str(folder / f"rules{number:03}.pdf"))


def _texts(count: int, kind: str = "办法") -> Iterator[list[str]]:
    chance = random.Random(500 if kind == "办法" else kind)
    words = _WORDS.split()
    for number in range(count):
        size, lines = chance.randint(2000, 20000), [f"示例市第{number}号工作{kind}", "第一章 总则"]
        article = 0
        while len("\n".join(lines).encode()) < size:
            article += 1
            sentences = ["".join(chance.choices(words, k=chance.randint(6, 20))) + "。" for _ in range(4)]
            lines.append(f"第{number_in_words(article)}条 {''.join(sentences)}")
        yield lines


def number_in_words(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else digits[tens % 10]) + "十" if tens else "") + (digits[ones] if ones else "")
