"""The one place where a driver's errors become ours. No statement, parameter or customer's word is in what they say."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from app.errors import InputError, UnavailableError

_HINTS = {
    "SQLITE_FULL": "Its disk is full.",
    "SQLITE_READONLY": "The file or its folder may not be written to.",
    "SQLITE_CANTOPEN": "The file or its folder is not there, or may not be opened.",
    "SQLITE_CORRUPT": "The file is damaged: restore a backup.",
    "SQLITE_NOTADB": "The file is no SQLite database.",
    "SQLITE_BUSY": "Another process is writing.",
    "28P01": "The password is wrong.",
    "3D000": "There is no such database.",
}
_SOON = {"SQLITE_BUSY", "40001", "40P01", "55P03"}
"""Another writer was in the way; everything else takes longer to mend."""


@contextmanager
def told() -> Iterator[None]:
    """Turn what a driver raises within into our errors.

    Raises UnavailableError; InputError for characters that a database cannot keep; ValueError for an id that is kept
    already or that names nothing, which is a mistake of the caller's code.
    """
    try:
        yield
    except IntegrityError:
        raise ValueError("an id that must be new is kept already, or one that must be there is not") from None
    except DataError:
        raise InputError("it holds a character or a number that cannot be kept") from None
    except PoolTimeoutError:
        raise UnavailableError("the store has more to do than it can", retry_after_s=2) from None
    except (SQLAlchemyError, OSError) as error:
        raise unavailable(error) from None
    except Exception as error:
        # What asyncpg raises while it connects comes as it is.
        if type(error).__module__.partition(".")[0] != "asyncpg":
            raise
        raise unavailable(error) from None


def unavailable(error: BaseException) -> UnavailableError:
    """The store cannot be used now: told by the driver's code for it, never by its message."""
    code = code_of(error)
    hint = next((words for start, words in _HINTS.items() if code.startswith(start)), None)
    return UnavailableError(
        f"the store cannot be used right now ({code})", retry_after_s=1 if code in _SOON else 5, hint=hint
    )


def code_of(error: BaseException) -> str:
    """SQLite's name of an error, Postgres's SQLSTATE, or the name of its class."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    causes = (inner, getattr(inner, "__cause__", None))
    for cause in causes:
        for attribute in ("sqlite_errorname", "sqlstate"):
            code = getattr(cause, attribute, None)
            if isinstance(code, str):
                return code
    return type(inner).__name__
