"""An entry is put into a list of a YAML file without touching anything else."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.records.yaml_lines import with_entry

FILES = {
    "empty": "",
    "comment": "# our own words\n",
    "other": "slots:\n  feel:\n    - We hear you.\n",
    "block": "avoid: |\n  at your earliest convenience\n  kindly\nslots: {}\n",
    "list": "name: Alder\navoid:\n  - kindly\n  # and\n  - please be advised\n\nlast: 1\n",
    "flush list": "avoid:\n- kindly\nlast: 1\n",
    "no end of line": "avoid:\n  - kindly",
    "extend": "extend:\n  feel:\n    - say: |\n        One.\n        Two.\n  other:\n    - Three.\navoid: |\n  x\n",
}


def read(text):
    return yaml.safe_load(text) or {}


def listed(table, *path):
    for key in path:
        table = table.get(key) or {}
    return table.splitlines() if isinstance(table, str) else list(table)


@pytest.mark.parametrize("name", FILES)
def test_an_entry_joins_the_list_and_all_else_stays(name):
    before = read(FILES[name])
    made = with_entry(FILES[name], ("avoid",), "I'm looking into {thing}: “soon”")
    after = read(made)
    assert listed(after, "avoid") == [*listed(before, "avoid"), "I'm looking into {thing}: “soon”"]
    assert {k: v for k, v in after.items() if k != "avoid"} == {
        k: v for k, v in before.items() if k != "avoid"
    }
    assert all(line in made.splitlines() for line in FILES[name].splitlines())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("slot", ["feel", "other", "new"])
def test_a_list_within_a_table_is_found_or_made(name, slot):
    before, made = read(FILES[name]), with_entry(FILES[name], ("extend", slot), "It is with us now.")
    after = read(made)
    assert after["extend"][slot] == [*(before.get("extend") or {}).get(slot, []), "It is with us now."]
    rest = {k: v for k, v in (before.get("extend") or {}).items() if k != slot}
    assert {k: v for k, v in after["extend"].items() if k != slot} == rest


@pytest.mark.parametrize(
    "text", ["avoid: [kindly]\n", "avoid: {a: 1}\n", "avoid: >-\n  a\n  b\n", "avoid: [\n", "- a\n"]
)
def test_what_cannot_be_changed_safely_is_left_alone(text):
    assert with_entry(text, ("avoid",), "new") is None


def test_an_entry_that_is_there_is_not_put_in_again():
    once = with_entry("", ("avoid",), "kindly")
    assert with_entry(once, ("avoid",), "kindly") is None


@given(
    st.sampled_from(sorted(FILES)),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
)
def test_whatever_the_entry_it_is_read_back_or_left_out(name, entry):
    made = with_entry(FILES[name], ("avoid",), entry)
    assert made is None or entry in listed(read(made), "avoid")
