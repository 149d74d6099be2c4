"""What Softanswer runs on: versions, and the data of the world's time zones."""

import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app import __version__
from app.doctor.sign import Sign, Signs, green, red

PYTHON = (3, 11)
PACKAGES = ("fastapi", "pydantic", "sqlalchemy", "dbos", "openai", "uvicorn")

BUILT = datetime(2025, 1, 1, tzinfo=UTC)
"""No clock can be right that says less."""


def look_at_versions() -> Signs:
    """Ours, Python's, and those of the packages that matter most."""
    told = [f"softanswer {__version__}", f"Python {platform.python_version()}"]
    missing = []
    for package in PACKAGES:
        try:
            told.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    if missing:
        return (red("versions", f"not installed: {', '.join(missing)}", "install softanswer again"),)
    if sys.version_info < PYTHON:
        return (red("versions", told[1], "install Python 3.11 or newer"),)
    return (green("versions", ", ".join(told)),)


def look_at_time(now: datetime, zone: str | None) -> Signs:
    """Whether the clock can be right, and whether time zones are known; `zone` is the profile's."""
    found: list[Sign] = []
    if now < BUILT:
        found.append(red("time", f"the clock says {now:%Y-%m-%d}", "set the machine's clock"))
    for name in ("Europe/London", *([zone] if zone else [])):
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            advice = "install the system's package tzdata, or `pip install tzdata`"
            found.append(red("time", f"the time zone {name} is not known here", advice))
    return tuple(found) or (green("time", f"{now:%Y-%m-%d %H:%M} UTC; time zones are known"),)
