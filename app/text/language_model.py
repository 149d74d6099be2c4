"""The statistical model of languages (py3langid, BSD licence, 97 languages), kept in a file and not in memory.

The library unpacks it into 100 MB of memory, of which a text touches little: here its tables are mapped.
"""

from pathlib import Path
from typing import IO, Any, Literal
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from app.kept import files
from app.text.unpacked import unpacked

_LOCAL_HEADER = 30
"""Bytes of a member's own header in a zip file, before its name."""


def load() -> Any:
    """The identifier; takes a third of a second where its file is not kept unpacked yet."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    tables = _mapped(Path(MODEL_DIR) / MODEL_FILE)
    if not tables.keys() >= {"ptc", "pc", "classes", "nextmove", "nextmove_row", "out_feat"}:
        # Another layout than the one that we know: the library reads it in its own way.
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return LanguageIdentifier(
        tables["ptc"],
        tables["pc"],
        tables["classes"].tolist(),
        memoryview(tables["nextmove"]),
        memoryview(tables["out_feat"].astype("i")),
        norm_probs=True,
        tk_row=memoryview(tables["nextmove_row"]),
    )


def _mapped(path: Path) -> dict[str, Any]:
    """The arrays of a packed `.npz`, by name; none where they do not lie in it as they are."""
    with unpacked(path, files.folder()) as file:
        with ZipFile(file) as members:
            found = members.infolist()
        if any(member.compress_type != ZIP_STORED for member in found):
            return {}
        return {member.filename.removesuffix(".npy"): _array(file, member) for member in found}


def _array(file: IO[bytes], member: ZipInfo) -> Any:
    """One array where it lies in the file; its pages are read when they are needed, also once the file is closed."""
    import numpy as np
    from numpy.lib import format as npy

    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER)
    name, extra = (int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
    file.seek(member.header_offset + _LOCAL_HEADER + name + extra)
    read = npy.read_array_header_1_0 if npy.read_magic(file) == (1, 0) else npy.read_array_header_2_0
    shape, fortran, dtype = read(file)
    order: Literal["C", "F"] = "F" if fortran else "C"
    return np.asarray(np.memmap(file, dtype, "r", file.tell(), shape, order))
