"""Who may come in, to what, and how often: secrets of the operator, stored keys, limits."""

from app.access.access import Access
from app.access.caller import ALL_SCOPES, Caller
from app.access.keys import KeyRing
from app.access.secrets import Secrets

__all__ = ["ALL_SCOPES", "Access", "Caller", "KeyRing", "Secrets"]
