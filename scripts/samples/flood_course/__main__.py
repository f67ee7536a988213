"""Write what is no plain text in the course: `python -m scripts.samples.flood_course [COURSES]`."""

import io
import sys
from collections.abc import Mapping
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


def write(courses: Path) -> None:
    for language, course in (("zh", "flood-duty-basics"), ("en", "flood-duty-basics-en")):
        said = yaml.safe_load((HERE / f"{language}.yaml").read_text(encoding="utf-8"))
        write_course(courses / course, said)


def write_course(course: Path, said: Mapping[str, Any]) -> None:
    documents = course / "documents"
    write_papers(documents / said["folder"], said.get("papers", ()))
    write_plain_papers(documents / said["folder"], said.get("plain_papers", ()))
    for pdf in said["pdfs"]:
        write_pdf(documents / f"{pdf['file']}.pdf", pdf["title"], pdf["lines"], pdf.get("password", ""))
    for sheet in said["sheets"]:
        file = documents / f"{sheet['file']}.xlsx"
        write_sheet(file, sheet["title"], sheet["header"], sheet["rows"], sheet["sheet"])
    _write_questions(documents, said["questions"], Language(said["language"]))


def _write_questions(folder: Path, said: Mapping[str, Any], language: Language) -> None:
    file = folder / f"{said['file']}.xlsx"
    cases = [TestCase.model_validate(case) for case in said["cases"]]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(same_again(io.BytesIO(sheet_bytes(cases, file.name, language))))


def main() -> None:
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else COURSES)


if __name__ == "__main__":
    main()
