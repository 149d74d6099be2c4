"""The only reader of `guidelines/`: folders laid over each other, checked as a whole."""

from app.guidelines.collection import Guidelines
from app.guidelines.loading import LOCALES, load
from app.guidelines.wording import PLACEHOLDERS

__all__ = ["LOCALES", "PLACEHOLDERS", "Guidelines", "load"]
