"""Runs the checks one after another; one that hangs or crashes is a red line and stops no other."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from app.doctor.sign import Sign, Signs, red
from app.errors import ConfigurationError, SoftanswerError

CHECK_S = 15.0
"""Seconds that one check may take."""

Check = Callable[[], Awaitable[Signs]]


async def examine(checks: Mapping[str, Check], within_s: float = CHECK_S) -> AsyncIterator[Sign]:
    """Yield what each check found, as it finds it, in their order."""
    for name, check in checks.items():
        for sign in await _one(name, check, within_s):
            yield sign


async def _one(name: str, check: Check, within_s: float) -> Signs:
    try:
        async with asyncio.timeout(within_s):
            return await check()
    except TimeoutError:
        return (red(name, f"no answer within {within_s:g} s", "see whether its machine can be reached"),)
    except ConfigurationError as error:
        return tuple(red(name, mistake, "correct it") for mistake in error.mistakes)
    except SoftanswerError as error:
        return (red(name, error.detail, error.hint or "see docs/running.md"),)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks are made
        # Its words may hold an address with a password, or what somebody wrote.
        said = f"the check failed ({type(error).__name__})"
        return (red(name, said, "report this, with the version that is told below"),)
