"""Statements on one connection, with what goes wrong told in our own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Executable, Row, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.store.sql.failures import told


class Rows:
    """What the parts of a store do with the connection of their transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.postgres = connection.dialect.name == "postgresql"

    async def all(self, statement: Executable) -> Sequence[Row[Any]]:
        """Every row."""
        with told():
            return (await self._connection.execute(statement)).all()

    async def first(self, statement: Executable) -> Row[Any] | None:
        """The first row."""
        with told():
            return (await self._connection.execute(statement)).first()

    async def change(self, statement: Executable, values: Sequence[Mapping[str, Any]] | None = None) -> int:
        """Do it, for each of `values` where they are given; how many rows it changed."""
        with told():
            return int((await self._connection.execute(statement, values)).rowcount)

    def insert(self, table: Table) -> "postgresql.Insert | sqlite.Insert":
        """An insert that can say what to do where the row is there."""
        return postgresql.insert(table) if self.postgres else sqlite.insert(table)
