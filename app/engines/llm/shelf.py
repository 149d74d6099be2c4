"""The recordings of one file, or of all files of a folder, as one; what is kept anew takes the place of what was."""

from collections.abc import Iterable
from pathlib import Path

from app.engines.llm.recordings import Made, Recording, Recordings, read_recordings
from app.errors import ConfigurationError
from app.model.completion import Completion, Request

NEW = "answers.jsonl"
"""The file of a folder that takes new answers in."""


class Shelf:
    """Reads when it is made; raises ConfigurationError with every line of every file that is no recording."""

    def __init__(self, path: Path) -> None:
        folder = path.suffix != ".jsonl" and not path.is_file()
        self._new = path / NEW if folder else path
        paths = sorted(path.glob("*.jsonl")) if folder else [path] if path.exists() else []
        mistakes: list[str] = []
        self._files: dict[Path, Recordings] = {}
        self._every: Recordings | None = None
        for file in paths:
            try:
                self._files[file] = read_recordings(file)
            except ConfigurationError as error:
                mistakes += error.mistakes
        if mistakes:
            raise ConfigurationError(mistakes)

    @property
    def recordings(self) -> Recordings:
        """All of them; of two answers to one request that of the later file."""
        if self._every is None:
            self._every = Recordings(recording for file in self._files.values() for recording in file)
        return self._every

    def keep(self, answers: Iterable[tuple[str, Request, Completion]], at: str) -> None:
        """Keep answers of a model that were had on a day (ISO 8601), in place of older ones to the same requests."""
        made = [
            Recording(
                key=key,
                text=completion.text,
                finish=completion.finish,
                purpose=request.purpose,
                usage=completion.usage,
                made=Made(model=completion.model, way="live", at=at),
            )
            for key, request, completion in answers
        ]
        keys = {recording.key for recording in made}
        self._every = None
        for path, file in self._files.items():
            if path != self._new and any(file.get(key) for key in keys):
                self._files[path] = file.without(keys)
                self._files[path].write(path)
        self._files[self._new] = self._files.get(self._new, Recordings()).with_more(made)
        self._new.parent.mkdir(parents=True, exist_ok=True)
        self._files[self._new].write(self._new)
