"""Write the table of all guidelines into `guidelines/README.md`, or say with `--check` whether it is up to date."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from app.guidelines import load

FOLDER = Path(__file__).parents[1] / "guidelines"
BEGIN, END = "<!-- table: begin -->\n", "<!-- table: end -->"


def main() -> int:
    readme = FOLDER / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = f"{before}{BEGIN}\n{load([FOLDER]).table()}\n{END}{after}"
    if "--check" in sys.argv:
        print("up to date" if fresh == text else "out of date: run scripts/guidelines_table.py")
        return int(fresh != text)
    readme.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
