"""The store on SQLite and Postgres: one set of tables and statements for both."""
