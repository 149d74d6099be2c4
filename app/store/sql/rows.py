"""Statements on one connection, with what goes wrong told in our own words."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Executable, Insert, Row, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from app.store.sql.failures import told

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Inserting = Callable[[Table], "postgresql.Insert | sqlite.Insert"]
"""Begins an insert of one of the two databases."""


@cache
def _adding(table: Table) -> Insert:
    """One statement for each table: made anew for each row it would cost more than the database takes."""
    return insert(table)


def _inserting(postgres: bool) -> Inserting:
    # Of the two only the one is imported that is asked for.
    if postgres:
        from sqlalchemy.dialects import postgresql

        return postgresql.insert
    from sqlalchemy.dialects import sqlite

    return sqlite.insert


class Rows:
    """What the parts of a store do with the connection of their transaction.

    `insert` makes an insert that can say what to do where the row is there.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.postgres = connection.dialect.name == "postgresql"
        self.insert: Inserting = _inserting(self.postgres)

    async def all(self, statement: Executable) -> Sequence[Row[Any]]:
        """Every row."""
        with told():
            return (await self._connection.execute(statement)).all()

    async def first(self, statement: Executable) -> Row[Any] | None:
        """The first row."""
        with told():
            return (await self._connection.execute(statement)).first()

    async def change(self, statement: Executable, values: Mapping[str, Any] | None = None) -> int:
        """Do it, with `values` where they are given; how many rows it changed."""
        with told():
            return int((await self._connection.execute(statement, values)).rowcount)

    async def add(self, table: Table, *rows: Mapping[str, Any]) -> None:
        """Keep rows that are new, all of the same columns."""
        with told():
            await self._connection.execute(_adding(table), rows[0] if len(rows) == 1 else rows)
