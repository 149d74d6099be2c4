"""The steps by which the tables came to be, in their order; alembic reads them."""
