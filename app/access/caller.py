"""Who asks, and what they may do."""

from typing import get_args

from app.errors import ForbiddenError
from app.model.record import Scope
from app.model.value import Value

ALL_SCOPES: tuple[Scope, ...] = get_args(Scope)


class Caller(Value):
    """`who` is the id of a key, or the door by which somebody came; never a secret or a name of a person."""

    who: str
    scopes: tuple[Scope, ...] = ALL_SCOPES

    def may(self, scope: Scope) -> bool:
        """Whether a scope is given; `admin` gives all."""
        return scope in self.scopes or "admin" in self.scopes

    def may_see(self, whose: str) -> bool:
        """Whether what somebody asked for may be seen: everything with the scope `read`, else one's own."""
        return self.may("read") or whose == self.who

    def must(self, scope: Scope) -> None:
        """Raise ForbiddenError unless the scope is given."""
        if not self.may(scope):
            raise ForbiddenError(
                f"this key has not the scope {scope}",
                hint=f"Use a key that has it: softanswer keys create NAME --scope {scope}",
            )
