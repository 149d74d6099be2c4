"""What the page reads of a lint report: any object with these fields will do."""

from collections.abc import Sequence
from typing import Protocol


class CoverageRow(Protocol):
    """A principle: how many templates carry it, which check decides it ("" for none), how many cases trigger it."""

    @property
    def guideline(self) -> str:
        """Its id."""
        ...

    @property
    def severity(self) -> str:
        """`must` or `should`."""
        ...

    @property
    def prompt(self) -> int:
        """Templates that carry it."""
        ...

    @property
    def checks(self) -> str:
        """The kind of its check."""
        ...

    @property
    def cases(self) -> int:
        """Cases that trigger it."""
        ...


class Survivor(Protocol):
    """A corrupted reply that its check called met."""

    @property
    def guideline(self) -> str:
        """Its id."""
        ...

    @property
    def severity(self) -> str:
        """`must` or `should`."""
        ...

    @property
    def corruption(self) -> str:
        """The name of the corruption."""
        ...

    @property
    def case(self) -> str:
        """The id of the case."""
        ...

    @property
    def sentence(self) -> str:
        """The words that were put in or left."""
        ...


class Proof(Protocol):
    """The proof of the checks."""

    @property
    def mutants(self) -> int:
        """How many replies were corrupted."""
        ...

    @property
    def survivors(self) -> Sequence[Survivor]:
        """Those that were called met."""
        ...


class Lint(Protocol):
    """The lint report."""

    @property
    def coverage(self) -> Sequence[CoverageRow]:
        """The matrix."""
        ...

    @property
    def proof(self) -> Proof | None:
        """The proof, where it was run."""
        ...
