"""Who may come in: secrets that can be guessed, and keys that are about to end."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.doctor.sign import Sign, Signs, green, yellow
from app.model.record import Key
from app.settings import SECRET_MIN, Settings

SOON = timedelta(days=14)
"""How long before its end a key is told of."""

UNUSED = timedelta(days=180)
"""A key that nobody used for so long is better taken away."""


def look_at_keys(settings: Settings, keys: Iterable[Key], now: datetime) -> Signs:
    """Weak secrets of the settings, and stored keys that end soon or lie about; never a secret itself."""
    found: list[Sign] = [
        yellow("keys", f"{name} holds a secret of fewer than {SECRET_MIN} characters", "set a longer one")
        for name in settings.weak_secrets()
    ]
    valid = [key for key in keys if key.valid(now)]
    for key in valid:
        if key.expires_at is not None and key.expires_at - now <= SOON:
            said = f"{key.name} ({key.hint}…) ends on {key.expires_at:%Y-%m-%d}"
            found.append(yellow("keys", said, f"make its successor: softanswer keys rotate {key.id}"))
        elif now - (key.last_used_at or key.created_at) > UNUSED:
            said = f"{key.name} ({key.hint}…) was not used for {UNUSED.days} days"
            found.append(yellow("keys", said, f"take it away: softanswer keys revoke {key.id}"))
    if found:
        return tuple(found)
    static = len(settings.api_keys)
    if not (valid or static or settings.page_password):
        return (green("keys", "none: only this machine can come in"),)
    return (green("keys", f"{static} of the settings, {len(valid)} stored"),)
