"""Hold a base to its policy on personal data when that becomes stricter: at once, from what is stored.

What is masked or refused is so in its text, its chunks, what people edited of them and its lines read by OCR;
its original is deleted. A looser policy holds for a file from its next reading on, for what was masked is not
here any more. A load re-reads every file that does not stand as the policy wants it.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind
from studio.core.findings import Findings, PersonalData, PersonalDataPolicy
from studio.core.passages import Chunk, DocumentRow, DocumentState, Trouble
from studio.knowledge.chunk_edits import cut_texts, edits_of, key_of
from studio.knowledge.database import Database
from studio.knowledge.loaded import LoadedDocument, chunk_rows
from studio.knowledge.recognised import all_recognised
from studio.knowledge.sources import Sources
from studio.knowledge.store import Store, put_all
from studio.knowledge.terms import segmented_all

if TYPE_CHECKING:
    from studio.knowledge.chunk_edits import ChunkEdit

_HELD = "personal_data_held"


def stands_as_wanted(findings: Findings, policy: PersonalDataPolicy) -> bool:
    if not findings.personal or policy is PersonalDataPolicy.REFUSE:
        return not findings.personal
    return findings.masked is (policy is PersonalDataPolicy.MASK)


class PersonalDataInBase:
    """Blocking. Killed in the middle it goes on with the document it had come to."""

    def __init__(self, database: Database, store: Store, sources: Sources) -> None:
        self._database, self._store, self._sources = database, store, sources

    def held_to(self, policy: PersonalDataPolicy) -> bool:
        with self._database.read() as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = ?", (_HELD,)).fetchone()
        return (found[0] if found else PersonalDataPolicy.KEEP.value) == policy.value

    def hold_to(self, policy: PersonalDataPolicy) -> list[int]:
        """Return the chunks gone."""
        rows = [row for row in self._store.rows() if row.state is DocumentState.READY]
        stricter = policy is not PersonalDataPolicy.KEEP
        gone = [chunk for row in rows for chunk in self._tightened(row, policy, rows)] if stricter else []
        with self._database.change() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_HELD, policy.value))
        return gone

    def _tightened(
        self, row: DocumentRow, policy: PersonalDataPolicy, rows: Sequence[DocumentRow]
    ) -> list[int]:
        counts = row.findings.personal if row.findings.masked else self._counted(row.name)
        if not counts:
            return []
        gone: list[int] = []
        if policy is PersonalDataPolicy.REFUSE or not row.findings.masked:
            with self._database.change() as connection:
                document = _refused(row, counts) if policy is PersonalDataPolicy.REFUSE else None
                gone = put_all(connection, [document or self._masked(connection, row, counts)])
        self._delete_originals(row, rows)
        return gone

    def _counted(self, name: str) -> dict[PersonalData, int]:
        from studio.documents import personal_data_in

        lines = self._store.text(name).split("\n")
        return dict(sum(map(personal_data_in, lines), Counter[PersonalData]()))

    def _delete_originals(self, row: DocumentRow, rows: Sequence[DocumentRow]) -> None:
        """Its own, and those of the mails it came in."""
        mails = (one for one in rows if one.kind == DocumentKind.MAIL and row.name.startswith(f"{one.name}/"))
        for one in (row, *mails):
            self._sources.delete(one.digest, one.name)

    def _masked(
        self, connection: sqlite3.Connection, row: DocumentRow, counts: dict[PersonalData, int]
    ) -> LoadedDocument:
        from studio.documents import masked, masked_findings, masked_place

        chunks = tuple(
            Chunk(masked(text), masked_place(chunk.place), chunk.start, chunk.end)
            for chunk, text in zip(self._store.chunks(row.name), cut_texts(connection, row.name), strict=True)
        )
        _mask_edits(connection, row.name, [chunk.text for chunk in chunks])
        findings = masked_findings(row.findings.model_copy(update={"personal": counts}))
        lines = tuple(replace(line, text=masked(line.text)) for line in all_recognised(connection, row.name))
        return LoadedDocument(
            row.model_copy(update={"findings": findings}),
            "\n".join(map(masked, self._store.text(row.name).split("\n"))),
            chunk_rows(chunks),
            segmented_all(row.name, chunks),
            recognised=lines,
        )


def _refused(row: DocumentRow, counts: dict[PersonalData, int]) -> LoadedDocument:
    from studio.documents import refused

    error = refused(row.name, counts)
    trouble = Trouble(name=error.name, facts=error.facts)
    kept = DocumentRow(
        name=row.name,
        kind=row.kind,
        state=DocumentState.REFUSED,
        loaded=row.loaded,
        source=row.source,
        changed=row.changed,
        container=row.container,
        trouble=trouble,
    )
    return LoadedDocument(kept)


def _mask_edits(connection: sqlite3.Connection, name: str, texts: Sequence[str]) -> None:
    """An edit is found by the text its piece was cut with, so it is kept under the masked one."""
    from studio.documents import masked

    times: Counter[str] = Counter()
    keys: dict[str, list[str]] = {}
    for text in texts:
        times[text] += 1
        keys.setdefault(text, []).append(key_of(text, times[text]))
    edits = [replace(edit, was=masked(edit.was)) for edit in edits_of(connection, name)]
    connection.execute("DELETE FROM chunk_edits WHERE document = ?", (name,))
    for edit in edits:
        free = keys.get(edit.was)
        _keep(connection, edit, free.pop(0) if free else edit.original, edit.text and masked(edit.text))


def _keep(connection: sqlite3.Connection, edit: "ChunkEdit", key: str, text: str | None) -> None:
    values = (edit.document, key, edit.was, text, edit.off)
    connection.execute("INSERT OR REPLACE INTO chunk_edits VALUES (?, ?, ?, ?, ?)", values)
