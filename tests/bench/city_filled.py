"""A catalogue with as many released agents as are wanted: made rows, as releasing leaves them behind."""

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from typing import Any

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.orm import Session

from studio.catalogue import PackedBase, PackedDocument, Person, Role, ServerSettings
from studio.catalogue.server.process import open_store
from studio.catalogue.store import index, people, tokens
from studio.catalogue.store.placing import words_of
from studio.catalogue.store.tables import ReleaseRow, ShelfRow, SubmissionRow, TallyRow, TokenRow
from studio.catalogue.store.terms import note_terms
from studio.catalogue.trust.statements import Entry
from studio.catalogue.trust.tree import built
from studio.catalogue.values.releases import PackageFacts
from studio.core.agents import Category

DEPARTMENTS = tuple(
    f"示例市{name}局" for name in ("应急管理", "城市管理", "人社", "市场监管", "生态环境", "卫健")
)
TOPICS = ("防汛值守", "排水调度", "噪声扰民", "社保转移", "公积金提取", "食品抽检", "疫苗接种", "农机补贴")
AUTHOR = Person(id="city-author", name="建设科一岗", department=DEPARTMENTS[0], roles=(Role.BUILDER,))
REVIEWER = Person(id="city-reviewer", name="数据科一岗", roles=(Role.REVIEWER,), reviews=("*",))
_AT_ONCE = 500


def fill(settings: ServerSettings, agents: int) -> None:
    with closing(open_store(settings)) as store, store.changing() as session:
        for person in (AUTHOR, REVIEWER):
            people.keep_person(session, person)
        for first in range(0, agents, _AT_ONCE):
            _insert(session, range(first, min(first + _AT_ONCE, agents)))
        _count_on(session)
        session.execute(insert(TallyRow).from_select(["category", "department", "agents"], _tallies()))
        index.lay(session, built((f"agent-{number}", "1.0.0", _entry(number)) for number in range(agents)))


def sign_in(settings: ServerSettings, everybody: Sequence[Person]) -> list[str]:
    """Return a token for each, used last on another day: that it is used again has to be noted."""
    with closing(open_store(settings)) as store, store.changing() as session:
        for person in everybody:
            people.keep_person(session, person)
        given = [tokens.issue(session, person.id, 1).token for person in everybody]
        session.execute(update(TokenRow).values(used="2026-11-20T08:00:00+00:00"))
        return given


def _tallies() -> Any:  # a query of three columns
    offices = (ShelfRow.category, ShelfRow.department)
    counted: Any = select(*offices, func.count()).group_by(*offices)
    return counted


def _count_on(session: Session) -> None:
    """PostgreSQL gives the next number itself, and must be told which have been given."""
    if session.get_bind().dialect.name == "postgresql":
        for table in ("submissions", "releases"):
            sequence = f"pg_get_serial_sequence('{table}', 'number')"
            session.execute(text(f"SELECT setval({sequence}, (SELECT max(number) FROM {table}))"))


def _insert(session: Session, numbers: range) -> None:
    facts = [_facts(number) for number in numbers]
    for table, rows in ((SubmissionRow, _submissions), (ReleaseRow, _releases), (ShelfRow, _shelf)):
        session.execute(insert(table).values(list(rows(numbers, facts))))
    for told in facts:
        note_terms(session, told.agent, words_of(told))


def _entry(number: int) -> Entry:
    return Entry(digest=_facts(number).digest, valid_until="2027-11-20")


def _facts(number: int) -> PackageFacts:
    chosen = random.Random(number)
    topic, office = chosen.choice(TOPICS), chosen.choice(DEPARTMENTS)
    documents = tuple(
        PackedDocument(name=f"{topic}工作规程{number}-{part}.docx", pages=12) for part in range(8)
    )
    return PackageFacts(
        agent=f"agent-{number}",
        name=f"{topic}助手{number}号",
        version="1.0.0",
        purpose=f"按{topic}的规定回答{office}工作人员的问题，注明出处。",
        owner=f"{office} 业务科",
        category=chosen.choice(list(Category)),
        digest=sha256(str(number).encode()).hexdigest(),
        size=200_000,
        knowledge=(PackedBase(name=topic, documents=documents),),
        passed=20,
        total=20,
        endpoint="市级共享端点",
        model="deepseek-v3",
        tested="2026-11-20T08:00:00+00:00",
    )


def _submissions(numbers: range, facts: Sequence[PackageFacts]) -> Iterator[dict[str, Any]]:
    for number, told in zip(numbers, facts, strict=True):
        yield {
            **told.model_dump(include={"agent", "version", "digest"}),
            "number": number + 1,
            "packed_by": AUTHOR.id,
            "state": "released",
            "author_id": AUTHOR.id,
            "note": "首版",
            "submitted": "2026-11-20T08:00:00+00:00",
            "facts": told.model_dump(mode="json"),
            "checks": [],
        }


def _releases(numbers: range, facts: Sequence[PackageFacts]) -> Iterator[dict[str, Any]]:
    for number, told in zip(numbers, facts, strict=True):
        yield {
            **told.model_dump(include={"agent", "version", "digest"}),
            "number": number + 1,
            "submission_number": number + 1,
            "reviewer_id": REVIEWER.id,
            "comment": "同意发布",
            "released": f"2026-11-{1 + number % 20:02}T08:00:00+00:00",
            "recalled": "",
            "valid_until": "2027-11-20",
            "installs": 0,
        }


def _shelf(numbers: range, facts: Sequence[PackageFacts]) -> Iterator[dict[str, Any]]:
    card = {"purpose", "owner", "icon", "size", "passed", "total", "endpoint", "model", "tested"}
    for number, told in zip(numbers, facts, strict=True):
        yield {
            "agent": told.agent,
            "release_number": number + 1,
            "offered": True,
            "name": told.name,
            "category": told.category.value,
            "department": told.owner.split()[0],
            "words": words_of(told),
            "released": f"2026-11-{1 + number % 20:02}T08:00:00+00:00",
            "heat": float(number % 97),
            "facts": told.model_dump(mode="json", include=card),
        }
