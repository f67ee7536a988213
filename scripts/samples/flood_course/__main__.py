"""Write what is no plain text in the course: `python -m scripts.samples.flood_course [COURSES]`."""

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.samples.papers import write_papers
from scripts.samples.pdfs import write_pdf
from scripts.samples.plain_papers import write_plain_papers
from scripts.samples.same_again import same_again
from scripts.samples.sheets import write_sheet
from studio.core.agents import TestCase
from studio.core.languages import Language
from studio.trials.sources.sheets import sheet_bytes

HERE = Path(__file__).parent
COURSES = HERE.parents[2] / "courses"


def texts() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each course with what stands in its files."""
    for language, course in (("zh", "flood-duty-basics"), ("en", "flood-duty-basics-en")):
        yield course, yaml.safe_load((HERE / f"{language}.yaml").read_text(encoding="utf-8"))


def write_office_files(course: Path, said: Mapping[str, Any]) -> None:
    documents = course / "documents"
    write_papers(documents / said["folder"], said.get("papers", ()))
    write_plain_papers(documents / said["folder"], said.get("plain_papers", ()))
    for sheet in said["sheets"]:
        file = documents / f"{sheet['file']}.xlsx"
        write_sheet(file, sheet["title"], sheet["header"], sheet["rows"], sheet["sheet"])
    _write_questions(documents, said["questions"], Language(said["language"]))


def write_pdfs(course: Path, said: Mapping[str, Any]) -> None:
    for pdf in said["pdfs"]:
        file = course / "documents" / f"{pdf['file']}.pdf"
        write_pdf(file, pdf["title"], pdf["lines"], pdf.get("password", ""))


def _write_questions(folder: Path, said: Mapping[str, Any], language: Language) -> None:
    file = folder / f"{said['file']}.xlsx"
    cases = [TestCase.model_validate(case) for case in said["cases"]]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(same_again(io.BytesIO(sheet_bytes(cases, file.name, language))))


def main() -> None:
    courses = Path(sys.argv[1]) if len(sys.argv) > 1 else COURSES
    for course, said in texts():
        write_office_files(courses / course, said)
        write_pdfs(courses / course, said)


if __name__ == "__main__":
    main()
