"""What the page reads of a lint report: any object with these fields will do."""

from collections.abc import Sequence
from typing import Protocol


class CoverageRow(Protocol):
    """A principle: how many templates carry it, which check decides it ("" for none), how many cases trigger it."""

    @property
    def guideline(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def prompt(self) -> int: ...
    @property
    def checks(self) -> str: ...
    @property
    def cases(self) -> int: ...


class Survivor(Protocol):
    """A corrupted reply that its check called met."""

    @property
    def guideline(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def corruption(self) -> str: ...
    @property
    def case(self) -> str: ...
    @property
    def sentence(self) -> str: ...


class Proof(Protocol):
    """The proof of the checks."""

    @property
    def mutants(self) -> int: ...
    @property
    def survivors(self) -> Sequence[Survivor]: ...


class Lint(Protocol):
    """The lint report."""

    @property
    def coverage(self) -> Sequence[CoverageRow]: ...
    @property
    def proof(self) -> Proof | None: ...
