"""The built-in engine that is made when it is first asked does as one that was made at once."""

import asyncio
import subprocess
import sys

from app.engines.interface import Engine
from app.engines.later import LaterEngine


class Counted(Engine):
    name = "builtin"
    made = 0

    def __init__(self):
        type(self).made += 1

    async def write(self, task):
        yield task
        yield "whole"

    async def rewrite(self, task, written, findings):
        return task, written, findings


async def asked(engine):
    pieces = [piece async for piece in engine.write("task")]
    return pieces, await engine.rewrite("task", "written", ("finding",))


def test_it_is_made_once_and_only_when_it_is_asked():
    later = LaterEngine(Counted)
    assert (later.name, Counted.made) == ("builtin", 0)
    assert asyncio.run(asked(later)) == (["task", "whole"], ("task", "written", ("finding",)))
    asyncio.run(asked(later))
    assert Counted.made == 1


def test_with_a_model_the_built_in_engine_is_not_imported():
    says = (
        "import sys; from app.bootstrap import build_service; from app.settings import read_settings; "
        "from app.engines.llm.recordings import Recorded, Recordings; "
        "build_service(read_settings({}), Recorded(Recordings())); "
        "print('app.engines.builtin.engine' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", says], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
