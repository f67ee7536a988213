"""The flood-duty sample: valid files, documents of every kind an office has, nothing real or secret."""

import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from studio.core.agents import Agent, TestSuite
from studio.core.yaml import read_yaml

FOLDER = Path(__file__).parents[2] / "agents" / "flood-duty"
DOCUMENTS = sorted((FOLDER / "documents").iterdir())
MEGABYTES = 1_000_000

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
TELEPHONE = re.compile(r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)")
SECRET = re.compile(r"(绝密|机密|秘密)\s*[★☆✭*]")
TAG = re.compile(r"<[^>]+>")


def agent() -> Agent:
    return read_yaml(FOLDER / "agent.yaml", Agent)


def suite() -> TestSuite:
    return read_yaml(FOLDER / "tests.yaml", TestSuite)


def office_text(path: Path) -> str:
    with ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return TAG.sub("", re.sub(r"</(w:p|si|c)>", "\n", "\n".join(parts)))


def pdf_text(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def plain_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def text_of(path: Path) -> str:
    readers = {".docx": office_text, ".xlsx": office_text, ".pdf": pdf_text}
    return readers.get(path.suffix, plain_text)(path)


def test_the_agent_says_who_it_is_for_and_reads_one_base() -> None:
    flood_duty = agent()
    assert flood_duty.id == "flood-duty"
    assert flood_duty.knowledge.bases == ("防汛预案库",)
    assert flood_duty.knowledge.only_from_knowledge
    assert "0000-0000120" in flood_duty.knowledge.nothing_found


def test_the_agent_opens_with_four_starters() -> None:
    assert len(agent().opening.starters) == 4
    assert agent().opening.greeting


def test_the_agent_uses_whatever_endpoint_is_the_default() -> None:
    assert agent().model.endpoint == ""


def test_the_instructions_ask_for_sources_and_say_what_is_not_done() -> None:
    instructions = (FOLDER / "instructions.md").read_text(encoding="utf-8")
    assert "出处" in instructions
    assert "你不做什么" in instructions


def test_the_suite_covers_answers_refusals_and_conversations() -> None:
    cases = suite().cases
    assert len(cases) >= 24
    assert sum(case.declines for case in cases) >= 3
    assert sum(bool(case.before) for case in cases) >= 2
    assert len({case.group for case in cases}) >= 7


def test_every_case_expects_something() -> None:
    assert [
        case.question for case in suite().cases if not (case.contains or case.cites or case.declines)
    ] == []


def test_every_document_a_case_cites_is_there() -> None:
    cited = {citation.document for case in suite().cases for citation in case.cites}
    assert cited <= {path.name for path in DOCUMENTS}


def test_what_a_case_wants_to_read_stands_in_the_documents_it_cites() -> None:
    squeezed = {path.name: re.sub(r"\s", "", text_of(path)) for path in DOCUMENTS}
    missing = [
        (case.question, words)
        for case in suite().cases
        for words in case.contains
        for cited in case.cites[:1]
        if re.sub(r"\s", "", words) not in squeezed[cited.document]
    ]
    assert missing == []


def test_there_are_documents_of_every_kind() -> None:
    assert len(DOCUMENTS) >= 16
    kinds = {path.suffix for path in DOCUMENTS}
    assert kinds == {".csv", ".docx", ".html", ".md", ".pdf", ".txt", ".xlsx"}


def test_the_documents_stay_small() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS) < 6 * MEGABYTES


def test_the_text_file_is_gb18030_and_not_utf8() -> None:
    [text_file] = [path for path in DOCUMENTS if path.suffix == ".txt"]
    data = text_file.read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "防御工作总结" in data.decode("gb18030")


def test_the_repealed_plan_says_so_in_its_name_and_its_text() -> None:
    [repealed] = [path for path in DOCUMENTS if "2021年版" in path.name]
    assert "已废止" in repealed.name
    assert "不得作为应急响应依据" in re.sub(r"\s", "", text_of(repealed))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_names_no_real_number_and_bears_no_secret_mark(path: Path) -> None:
    text = text_of(path)
    assert MOBILE.findall(text) == []
    assert IDENTITY.findall(text) == []
    assert SECRET.findall(text + path.name) == []
    assert [number for number in TELEPHONE.findall(text) if not number.startswith("0000-0000")] == []
