"""A catalogue of an older release becomes one of this program, with everything that was in it."""

from collections.abc import Callable
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from studio.catalogue.store import migrations
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.tables import Table
from studio.core.errors import CatalogueTooNew


def scripts() -> ScriptDirectory:
    with as_file(files(migrations)) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        return ScriptDirectory.from_config(config)


def released_before(folder: Path) -> str:
    """The database of a catalogue as 0.1 to 0.3 made it."""
    url = sqlite_url(folder)
    engine = create_engine(url)
    with engine.begin() as connection:
        baseline = Path(__file__).with_name("schema_0_1.sql").read_text("utf-8")
        for statement in filter(str.strip, baseline.split(";")):
            connection.execute(text(statement))
    engine.dispose()
    return url


def test_this_program_knows_the_last_step() -> None:
    assert scripts().get_current_head() == migrations.HEAD
    assert scripts().get_base() == migrations.BASELINE


@pytest.mark.parametrize("begin", [sqlite_url, released_before], ids=["new", "0.1–0.3"])
def test_the_tables_are_those_of_this_program(tmp_path: Path, begin: Callable[[Path], str]) -> None:
    url = begin(tmp_path)
    Store(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Table.metadata) == []
        assert context.get_current_revision() == migrations.HEAD
    engine.dispose()


def test_a_newer_catalogue_is_left_alone(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    with closing(Store(url)) as store, store.changing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CatalogueTooNew):
        Store(url)
