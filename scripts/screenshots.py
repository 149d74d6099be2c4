"""Pictures of the pages in their states: docs/screens/*.png, and docs/screens.md, which shows them: `make screenshots`.

The data is made up, the clock stands still, and nothing moves, so the same pages give the same pictures where the fonts
are the same.
"""

import argparse
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.page.states import STATES, State
from scripts.page.world import World, world

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "docs" / "screens"
PAGE = ROOT / "docs" / "screens.md"

WIDE, NARROW = (1440, 900), (360, 780)
TALLEST = {1440: 1200, 360: 1700}
"""Pixels of a picture; what comes below is cut off."""

DARK = ("empty", "reply", "own", "history", "insights")
PHONE = (
    "empty",
    "reading",
    "reply",
    "own",
    "fix",
    "after",
    "history",
    "due",
    "insights",
    "principles",
    "sign-in",
)
LEFT_OUT = ("looked-at", "copied-open", "insights-numbers", "embed-off")
"""States that are proved and look much like others."""

COLOURS = 160
FILE_MAX, ALL_MAX = 150_000, 3_000_000

HEAD = """# How the pages look

Made by `make screenshots` over made-up data; nobody wrote these messages. Each state of a page that is shown here is
also looked at by axe-core (`tests/web/test_accessibility.py`).
"""


def main() -> int:
    """Takes all pictures, or those of the states that are named, and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="+", metavar="STATE", help="take these anew and leave the others")
    parser.add_argument("--folder", type=Path, default=SCREENS)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("there is no Chromium here: install Debian's `chromium`")
    states = [s for s in STATES if (s.name in args.only if args.only else s.name not in LEFT_OUT)]
    with (
        tempfile.TemporaryDirectory() as folder,
        world(Path(folder)) as servers,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=found, args=["--disable-gpu"])
        for state in states:
            _take(browser, servers, state, args.folder)
        browser.close()
    if args.folder == SCREENS:
        PAGE.write_text(_page(), encoding="utf-8")
    return _weighed(args.folder)


def _take(browser: Browser, servers: World, state: State, folder: Path) -> None:
    views = [("", WIDE, "light")]
    views += [("-dark", WIDE, "dark")] if state.name in DARK else []
    views += [("-phone", NARROW, "light")] if state.name in PHONE else []
    for suffix, (width, height), scheme in views:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
        )
        page = context.new_page()
        state.reach(page, servers)
        (folder / f"{state.name}{suffix}.png").write_bytes(_picture(page, width))
        context.close()
        print(f"{state.name}{suffix}")


def _picture(page: Page, width: int) -> bytes:
    """The page from its top, in few colours."""
    # A request's id is drawn by dice.
    page.evaluate("""() => {
      for (const told of document.querySelectorAll('.notice .small')) told.textContent = 'Request 0000000000000000';
      document.activeElement?.blur();
      window.scrollTo(0, 0);
    }""")
    shot = page.screenshot(full_page=page.locator("dialog[open]").count() == 0, caret="hide")
    picture = Image.open(BytesIO(shot)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST[width])))
    written = BytesIO()
    few = picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE)
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _palette(picture: Image.Image) -> Image.Image:
    """The colours that are there most: flat ones stay as they are, edges of letters take the nearest."""
    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted for part in colour])
    return palette


def _page() -> str:
    parts = [HEAD]
    for state in STATES:
        views = [("", "1440 px"), ("-dark", "dark"), ("-phone", "360 px")]
        there = [(suffix, word) for suffix, word in views if (SCREENS / f"{state.name}{suffix}.png").exists()]
        if there:
            parts.append(f"## {state.name.replace('-', ' ').capitalize()}\n\n{state.told}\n")
            parts += [
                f"![{state.told} ({word})](screens/{state.name}{suffix}.png)\n" for suffix, word in there
            ]
    return "\n".join(parts)


def _weighed(folder: Path) -> int:
    """Ends with 1 where a picture, or all of them together, are too heavy for a repository."""
    sizes = {path.name: path.stat().st_size for path in folder.glob("*.png")}
    heavy = [f"{name}: {size // 1000} KB" for name, size in sizes.items() if size > FILE_MAX]
    print(f"{len(sizes)} pictures, {sum(sizes.values()) / 1000:.0f} KB", *heavy)
    return 1 if heavy or sum(sizes.values()) > ALL_MAX else 0


if __name__ == "__main__":
    sys.exit(main())
