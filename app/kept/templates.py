"""Templates compiled once: kept for all environments of a process, and for the next process."""

from functools import cache

from jinja2 import __version__
from jinja2.bccache import Bucket, BytecodeCache

from app.kept.worked_out import worked_out


class CompiledTemplates(BytecodeCache):
    """Compiled templates: all environments of the same options share them.

    Each is known by its name and a checksum of its text, so that a changed template is compiled anew. What an earlier
    process compiled is taken from the user's cache folder: a server is ready half a second sooner.
    """

    def __init__(self, options: str) -> None:
        self._way = f"jinja {__version__}, {options}"
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code where it is known."""
        code = self._known.get(bucket.key) or self._kept(bucket)
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        code = self._known[bucket.key] = bucket.bytecode_to_string()
        worked_out().put(self._way, f"{bucket.key} {bucket.checksum}", code)

    def _kept(self, bucket: Bucket) -> bytes | None:
        found = worked_out().get(self._way, f"{bucket.key} {bucket.checksum}")
        return found if isinstance(found, bytes) else None


@cache
def compiled_templates(options: str) -> CompiledTemplates:
    """Those of environments whose options are named so: a name stands for one way to compile."""
    return CompiledTemplates(options)
