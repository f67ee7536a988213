"""How Alembic is run here: on the connection it is given, all steps in one transaction."""

from alembic import context

from studio.catalogue.store.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
