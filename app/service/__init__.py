"""What the product does for its doors: draft, check, improve, read, list the guidelines, open a mail."""

from app.service.aside import LONG
from app.service.backing import Backing, Keeps, KeepsNothing, Models, NoModels, Work
from app.service.passages import Passages
from app.service.service import Service

__all__ = [
    "LONG",
    "Backing",
    "Keeps",
    "KeepsNothing",
    "Models",
    "NoModels",
    "Passages",
    "Service",
    "Work",
]
