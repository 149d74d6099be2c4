"""The whole way by the keyboard alone: no test here presses the mouse, fills a field or moves the focus by itself."""

import re

from playwright.sync_api import expect

from tests.web.screen.desk import FACTS, MESSAGE, kept

MINE = (
    "Dear Ms Adeyemi,\n\nHow annoying for you about the order KT-2041, truly. Calm down please.\n\n"
    "It comes on [confirm: the day of delivery].\n\nTom"
)
"""A reply with something missed, something unsure and a gap."""

NOW = """() => {
  const e = document.activeElement, shown = e.checkVisibility() && e.getClientRects().length;
  const { id, name, value } = e, words = shown ? e.innerText : "";
  return [id, name, value, e.getAttribute("href"), e.closest(".item")?.id, words].map((part) => `${part || ""}`);
}"""
"""What has the focus: its id, name, value, address, point of the checklist and words."""


class Hands:
    """Ten fingers on the keys of a desk."""

    def __init__(self, desk):
        self._desk = desk
        self.press = desk.page.keyboard.press
        self.type = desk.page.keyboard.type
        self.paste = desk.page.keyboard.insert_text

    def at(self):
        return self._desk.page.evaluate(NOW)

    def go_to(self, wanted, within, key="Tab"):
        """Press a key until what is wanted has the focus, so many times at most."""
        met = []
        for _ in range(within):
            self.press(key)
            met.append(self.at())
            if re.fullmatch(wanted, "|".join(met[-1]), re.DOTALL):
                return
        raise AssertionError(f"{within} times {key} did not lead to {wanted}: {met}")


def told(desk):
    """Paste the message, note a fact, say whose fault it was."""
    hands = Hands(desk)
    hands.go_to(r".*Skip to the content", 1)
    hands.press("Enter")
    hands.go_to(r"message\|.*", 2)
    hands.paste(MESSAGE)
    hands.go_to(r"facts-new\|.*", 2)
    hands.type(FACTS[0])
    hands.press("Enter")
    expect(desk.page.locator("#facts + .chips li")).to_have_count(1)
    hands.go_to(r".*\|fault\|unknown\|.*", 3)
    hands.press("ArrowRight")
    assert "ours" in hands.at()
    return hands


def test_from_the_message_to_history_by_the_keyboard_alone(desk):
    page, hands = desk.page, told(desk)
    hands.press("Control+Enter")
    expect(desk.text).to_be_visible()
    hands.press("Alt+r")
    # Reading the checklist: a point that has the focus marks the sentence that earns it.
    item = page.locator(".item:has(blockquote)").first
    hands.go_to(rf"{item.get_attribute('id')}\|.*", 16)
    assert desk.marked() == item.locator("blockquote").all_text_contents() != []
    hands.press("Tab")
    hands.press("Enter")
    expect(item.locator("blockquote").first).to_be_visible()
    hands.press("Alt+r")
    with desk.reviewed():
        hands.press("Control+a")
        hands.paste(MINE)
    assert desk.focus() == "text"
    mend(desk, hands)
    hands.press("Alt+k")
    expect(page.locator(".paper .said")).to_have_text("Copied.")
    assert desk.clipboard() == desk.reply()
    hands.press("Alt+a")
    assert desk.focus() == "rating"
    hands.type("4")
    hands.go_to(r"\|outcome\|sent\|.*", 1)
    hands.press("Enter")
    expect(page.locator(".outcome .tag")).to_have_text("sent, edited")
    assert (kept(desk)["outcome"]["rating"], kept(desk)["brief"]["fault"]) == (4, "ours")
    hands.go_to(r".*\|/history\|.*", 12)
    hands.press("Enter")
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def mend(desk, hands):
    """Fill the gap, take the edit that is offered, answer what is unsure."""
    page = desk.page
    # What a person has to look at comes first: what opened the draft, and that an answer is still to come.
    hands.go_to(r"gap-1\|.*", 3, "Alt+m")
    hands.type("Saturday 14 June")
    hands.press("Enter")
    expect(page.locator(".gaps")).to_have_count(0)
    assert "It comes on Saturday 14 June." in desk.reply()
    hands.go_to(r"item-stay-calm\|.*", 7, "Alt+m")
    hands.go_to(r"\|fix\|stay-calm\|.*", 1)
    with desk.reviewed():
        hands.press("Enter")
    assert desk.focus() == "take"
    hands.press("Enter")
    expect(desk.text).not_to_have_value(re.compile("Calm down"))
    unsure = page.locator(".item.unsure:has(.answer)").first.get_attribute("id")
    hands.go_to(rf"{unsure}\|.*", 8, "Alt+m")
    hands.go_to(r"\|answer:[^|]+\|yes\..*", 1)
    with desk.reviewed():
        hands.press("Enter")
    expect(page.locator(f"#{unsure}")).to_have_class(re.compile("met"))


def test_the_button_too_drafts_and_a_chip_goes_by_the_keys(desk):
    hands = told(desk)
    hands.go_to(r"facts-new\|.*", 3, "Shift+Tab")
    hands.press("Shift+Tab")
    hands.press("Enter")
    expect(desk.page.locator("#facts + .chips li")).to_have_count(0)
    assert desk.focus() == "facts-new"
    hands.go_to(r".*Draft the reply", 8)
    hands.press("Space")
    expect(desk.text).to_be_visible()
    assert desk.focus() == "reply-title"


def test_the_keys_are_shown_by_a_question_mark_and_put_away_by_escape(desk):
    keys, hands = desk.page.locator("#keys"), Hands(desk)
    hands.go_to(r".*Skip to the content", 1)
    hands.press("?")
    expect(keys).to_be_visible()
    expect(keys).to_contain_text("to what comes after the reply")
    hands.press("Escape")
    expect(keys).to_be_hidden()
    assert "Skip" in hands.at()[5]
    hands.press("?")
    hands.press("Enter")
    expect(keys).to_be_hidden()
