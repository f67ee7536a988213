"""A catalogue of an older release becomes one of this program, with everything that was in it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.command import upgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from studio.catalogue.store import migrations
from studio.catalogue.store.database import Store
from studio.catalogue.store.engines import engine_for
from studio.catalogue.store.tables import Table
from studio.core.errors import CatalogueDamaged, CatalogueTooNew

BASELINE_TABLES = Path(__file__).with_name("schema_0_1.sql").read_text("utf-8")


def run(url: str, *statements: str) -> None:
    engine = engine_for(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def as_released_before(url: str) -> None:
    """The database of a catalogue as 0.1 to 0.3 made it; the text is SQLite's."""
    tables = BASELINE_TABLES
    if url.startswith("postgresql"):
        tables = tables.replace("\tnumber INTEGER", "\tnumber SERIAL")
    run(url, *filter(str.strip, tables.split(";")))


def tables_of(connection: Connection) -> dict[str, Any]:
    """What the database itself says of its tables, but for the order of columns and names of constraints."""
    look = inspect(connection)
    return {
        table: {
            "columns": sorted(
                (column["name"], str(column["type"]), column["nullable"], column.get("default"))
                for column in look.get_columns(table)
            ),
            "key": look.get_pk_constraint(table)["constrained_columns"],
            "refers": sorted(
                (key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in look.get_foreign_keys(table)
            ),
            "unique": sorted(key["column_names"] for key in look.get_unique_constraints(table)),
            "indexes": sorted(
                (str(index["column_names"]), index["unique"]) for index in look.get_indexes(table)
            ),
        }
        for table in look.get_table_names()
    }


def tables_at(url: str) -> dict[str, Any]:
    engine = engine_for(url)
    with engine.connect() as connection:
        tables = tables_of(connection)
    engine.dispose()
    return tables


class Broken(Exception):
    pass


def breaking_off(config: Config, revision: str) -> None:
    """All steps are done, but the power fails before they are kept."""
    upgrade(config, revision)
    op_of(config).create_table("half_done", sa.Column("number", sa.Integer, primary_key=True))
    raise Broken


def op_of(config: Config) -> Operations:
    return Operations(MigrationContext.configure(config.attributes["connection"]))


def is_a_table_of_ours(name: str | None, kind: str, _: object) -> bool:
    """Each database keeps in its own way by what the shelf is searched."""
    return not (kind == "table" and (name or "").startswith("search_terms"))


def opened(url: str) -> dict[str, Any]:
    """Open it as a program does, see that the tables are those of this program, and say what they are."""
    with closing(Store(url)) as store, store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_a_table_of_ours})
        assert compare_metadata(context, Table.metadata) == []
        assert context.get_current_revision() == migrations.HEAD
        return tables_of(connection)


def test_this_program_knows_the_last_step() -> None:
    with as_file(files(migrations)) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == migrations.HEAD
    assert scripts.get_base() == migrations.BASELINE


def test_an_upgraded_catalogue_has_the_tables_of_a_new_one(new_database: Callable[[], str]) -> None:
    url = new_database()
    as_released_before(url)
    assert opened(url) == opened(new_database())


def test_opening_again_changes_nothing(new_database: Callable[[], str]) -> None:
    url = new_database()
    as_released_before(url)
    assert [upgraded_from(url), upgraded_from(url)] == [migrations.BASELINE, None]
    assert upgraded_from(new_database()) is None


def upgraded_from(url: str) -> str | None:
    with closing(Store(url)) as store:
        return store.upgraded_from


def test_of_many_that_begin_at_once_one_brings_it_up_to_date(new_database: Callable[[], str]) -> None:
    url = new_database()
    as_released_before(url)
    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(upgraded_from, [url] * 4), key=str) == [
            migrations.BASELINE,
            None,
            None,
            None,
        ]


def test_a_step_that_fails_leaves_everything_as_it_was(
    new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database()
    as_released_before(url)
    before = tables_at(url)
    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", breaking_off)
        with pytest.raises(Broken):
            Store(url)
        assert tables_at(url) == before
    assert opened(url) == opened(new_database())


def test_a_newer_catalogue_is_left_alone(new_database: Callable[[], str]) -> None:
    url = new_database()
    with closing(Store(url)) as store, store.changing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = tables_at(url)
    with pytest.raises(CatalogueTooNew) as caught:
        Store(url)
    assert caught.value == CatalogueTooNew(found="9999", known=migrations.HEAD)
    assert tables_at(url) == before


def test_half_a_catalogue_is_left_alone(new_database: Callable[[], str]) -> None:
    url = new_database()
    as_released_before(url)
    run(url, "DROP TABLE installs")
    with pytest.raises(CatalogueDamaged):
        Store(url)
    assert "alembic_version" not in tables_at(url)


def test_tables_of_others_in_the_same_database_are_left_alone(new_database: Callable[[], str]) -> None:
    url = new_database()
    run(url, "CREATE TABLE theirs (number INTEGER)")
    Store(url).close()
    assert {"theirs", "people"} <= tables_at(url).keys()
