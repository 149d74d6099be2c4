"""What the operator wrote: settings, profile, guidelines, prompts."""

from collections.abc import Callable, Sized

from app.doctor.sign import Signs, green, red, yellow
from app.errors import ConfigurationError
from app.settings import PREFIX, Settings


def look_at_settings(settings: Settings, has_keys: Callable[[], bool] = lambda: False) -> Signs:
    """What can be read and yet is not right; `has_keys` says whether a stored key opens the API."""
    found: list[Signs] = []
    try:
        settings.check_listening(has_keys)
    except ConfigurationError as error:
        found.extend((red("settings", mistake, "do one of the three"),) for mistake in error.mistakes)
    found.extend(
        (yellow("settings", f"{name} is set, and this version does not read it", "take it away"),)
        for name in settings.ignored
    )
    if settings.model_without_endpoint:
        said = f"{PREFIX}LLM_MODEL names a model, and neither an address nor a key for it is set"
        found.append((yellow("settings", said, f"set {PREFIX}LLM_BASE_URL or {PREFIX}LLM_API_KEY"),))
    if found:
        return tuple(sign for signs in found for sign in signs)
    return (green("settings", f"read; drafts are written by {', then '.join(settings.writers)}"),)


def look_at_profile(load: Callable[[], str] | None) -> Signs:
    """`load` reads the profile and returns the company's name; None where none is set.

    Raises ConfigurationError with every mistake.
    """
    if load is None:
        advice = f"write one (`softanswer init`), and set {PREFIX}COMPANY"
        return (yellow("profile", "none is set; every brief has to say everything by itself", advice),)
    name = load()
    return (green("profile", f"read, for {name}" if name else "read; it names no company"),)


def look_at_guidelines(load: Callable[[], Sized], own: bool) -> Signs:
    """`load` reads those in force; `own` says whether the operator's lie over ours.

    Raises ConfigurationError with every mistake.
    """
    whose = "ours, with yours over them" if own else "ours"
    count = len(load())
    if not count:
        return (red("guidelines", "none is in force", f"switch some on in {PREFIX}GUIDELINES"),)
    return (green("guidelines", f"{count} in force: {whose}"),)


def look_at_prompts(mistakes: Callable[[], tuple[str, ...]], own: bool) -> Signs:
    """`mistakes` reads the operator's templates."""
    if broken := mistakes():
        return tuple(red("prompts", mistake, "correct it") for mistake in broken)
    return (green("prompts", "read: ours, with yours over them" if own else "ours"),)
