"""Run by alembic: each step goes on the connection that was handed in, within its transaction."""

from alembic import context

from app.store.sql.migrating import VERSION_TABLE
from app.store.sql.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
