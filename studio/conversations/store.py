"""Kept conversations: begun, gone on with along any of their branches, found again, and let go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.conversations.conversation import (
    Conversation,
    Exchange,
    Hit,
    Standing,
    answer_in,
    days_ago,
    now,
    title_of,
)
from studio.conversations.database import Database
from studio.conversations.events import kept_events
from studio.conversations.files import ConversationFiles
from studio.conversations.finding import search
from studio.conversations.rows import CONVERSATION, EXCHANGE, conversation_of, exchange_of, packed, plain
from studio.conversations.searching import undressed
from studio.conversations.tree import Tree
from studio.core.errors import NotFound
from studio.core.events import RunEvent

Memory = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Opened:
    """A conversation with the way that is read, and all the tree it is a way of."""

    conversation: Conversation
    tree: Tree
    way: tuple[Exchange, ...]


class ConversationStore:
    """Used from any thread. `files` keeps what was attached.

    Without a file, conversations last as long as the store. What was finished is on the disk when a call
    returns; what is only noted outlives the program, if not the power.
    """

    def __init__(self, file: Path | None = None, folder: Path | None = None) -> None:
        self.lasts = file is not None
        self.files = ConversationFiles(folder)
        self._database = Database(file)

    def begin(self, agent: str, title: str, agent_name: str = "") -> Conversation:
        """Begin one with the agent of that id; `title` may be its whole first question."""
        begun = Conversation.begun_now(agent, title, agent_name)
        self.put(begun)
        return begun

    def put(self, begun: Conversation) -> None:
        """Keep a conversation that was begun; one that is kept already stays as it is."""
        with self._database.changing() as database:
            database.execute(
                "INSERT OR IGNORE INTO conversations (id, agent, agent_name, title, begun, touched)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (begun.id, begun.agent, begun.agent_name, begun.title, begun.begun, begun.touched),
            )

    def add(self, conversation: str, exchange: Exchange) -> None:
        """Keep a question as soon as it is asked, or what came of it; one is at that exchange now."""
        kept, answer = kept_events(exchange.events), undressed(exchange.answer)
        text = f"{exchange.question}\n{answer}"
        values = {
            "id": exchange.id,
            "conversation": self.get(conversation).id,
            "parent": exchange.parent,
            "question": exchange.question,
            "answer": answer,
            "asked": exchange.asked or now(),
            "version": exchange.version,
            "standing": exchange.standing.value,
            "attachments": plain(exchange.attachments),
            "memory": plain(exchange.memory),
            "events": packed(kept),
        }
        names, places = ", ".join(values), ", ".join(f":{name}" for name in values)
        with self._database.changing() as database:
            database.execute(
                f"INSERT INTO exchanges ({names}, sought) VALUES ({places}, sought(:text))",
                {**values, "text": text},
            )
            database.execute(
                "UPDATE conversations SET touched = ?, tip = ? WHERE id = ?",
                (now(), exchange.id, values["conversation"]),
            )

    def note(self, exchange: str, events: Sequence[RunEvent]) -> None:
        """Keep what there is up to now of an exchange under way."""
        self._write(exchange, events, Standing.UNDER_WAY, lightly=True)

    def finish(self, exchange: str, events: Sequence[RunEvent], standing: Standing, memory: Memory) -> None:
        """Keep how it ended; one that was removed meanwhile stays so."""
        self._write(exchange, events, standing)
        self.remember(exchange, memory)

    def remember(self, exchange: str, memory: Memory) -> None:
        """Keep what tools remember after that exchange, such as what the person wrote into a form since."""
        with self._database.changing() as database:
            database.execute("UPDATE exchanges SET memory = ? WHERE id = ?", (plain(memory), exchange))

    def get(self, conversation: str) -> Conversation:
        """Raises NotFound; the beginning of an id will do where only one begins so."""
        found = self._database.rows(
            f"SELECT {CONVERSATION} FROM conversations WHERE substr(id, 1, ?) = ? AND removed = '' LIMIT 2",
            (len(conversation), conversation),
        )
        if len(found) != 1 or not conversation:
            raise NotFound(kind="conversation", missing=conversation)
        return conversation_of(found[0])

    def of(self, agent: str = "") -> list[Conversation]:
        """All with that agent, or with any: the pinned first, then those last gone on with."""
        found = self._database.rows(
            f"SELECT {CONVERSATION} FROM conversations WHERE (agent = ? OR ? = '') AND removed = ''"
            " ORDER BY pinned DESC, touched DESC, rowid DESC",
            (agent, agent),
        )
        return [conversation_of(row) for row in found]

    def search(self, agent: str, wanted: str) -> list[Hit]:
        """One hit a conversation, the newest first: all the words in its title or in one exchange."""
        return search(self._database, agent, wanted)

    def tree(self, conversation: str) -> Tree:
        query = "SELECT id, parent FROM exchanges WHERE conversation = ? ORDER BY number"
        return Tree((str(one), str(parent)) for one, parent in self._database.rows(query, (conversation,)))

    def way(self, conversation: str, tip: str = "") -> list[Exchange]:
        """The exchanges up to `tip`, by default to where one was last."""
        return self._way(self.tree(conversation), conversation, tip or self.get(conversation).tip)

    def open(self, conversation: str, tip: str = "") -> Opened:
        """All that is needed to show it and go on with it. Raises NotFound."""
        found = self.get(conversation)
        tree = self.tree(found.id)
        return Opened(found, tree, tuple(self._way(tree, found.id, tip or found.tip)))

    def beside(self, conversation: str, exchange: str) -> list[str]:
        """All tries at the place of that exchange, oldest first. Raises NotFound."""
        return self._tree_with(conversation, exchange).beside(exchange)

    def turn_to(self, conversation: str, exchange: str) -> str:
        """Be on the newest way through that exchange; return its tip. Raises NotFound."""
        tip = self._tree_with(conversation, exchange).end_of(exchange)
        self._set("tip", tip, conversation, lightly=True)
        return tip

    def rename(self, conversation: str, title: str) -> None:
        """An empty title changes nothing."""
        if shown := title_of(title):
            self._set("title", shown, conversation)

    def pin(self, conversation: str, *, pinned: bool = True) -> None:
        self._set("pinned", pinned, conversation)

    def remove(self, *conversations: str) -> None:
        """Out of sight at once, gone for good with the next `sweep`."""
        moment = now()
        for conversation in conversations:
            self._set("removed", moment, conversation)

    def bring_back(self, *conversations: str) -> None:
        """Undo `remove`."""
        for conversation in conversations:
            self._set("removed", "", conversation)

    def sweep(self, days: int | None = None) -> int:
        """Delete what was removed, and unless pinned what nobody went on with for so many days."""
        if self._database.is_empty:
            return 0
        with self._database.changing() as database:
            gone = database.execute(
                "DELETE FROM conversations WHERE removed != '' OR (touched < ? AND NOT pinned) RETURNING id",
                (days_ago(days) if days else "",),
            ).fetchall()
        for (conversation,) in gone:
            self.files.remove(conversation)
        return len(gone)

    def close(self) -> None:
        self._database.close()

    def _write(
        self, exchange: str, events: Sequence[RunEvent], standing: Standing, *, lightly: bool = False
    ) -> None:
        kept = kept_events(events)
        answer = undressed(answer_in(kept))
        with self._database.changing(lightly=lightly) as database:
            database.execute(
                "UPDATE exchanges SET events = ?, answer = ?, standing = ?,"
                " sought = sought(question || char(10) || ?) WHERE id = ?",
                (packed(kept), answer, standing.value, answer, exchange),
            )

    def _set(self, column: str, value: object, conversation: str, *, lightly: bool = False) -> None:
        with self._database.changing(lightly=lightly) as database:
            database.execute(f"UPDATE conversations SET {column} = ? WHERE id = ?", (value, conversation))

    def _way(self, tree: Tree, conversation: str, tip: str) -> list[Exchange]:
        wanted = tree.way(tip if tip in tree else tree.newest)
        query = f"SELECT {EXCHANGE} FROM exchanges WHERE conversation = ?"
        kept = {row[0]: row for row in self._database.rows(query, (conversation,))}
        return [exchange_of(kept[one]) for one in wanted]

    def _tree_with(self, conversation: str, exchange: str) -> Tree:
        tree = self.tree(conversation)
        if exchange not in tree:
            raise NotFound(kind="exchange", missing=exchange)
        return tree
