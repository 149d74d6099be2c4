"""Whoever reads what a command prints (`head`, a pager) may stop early, which is no failure."""

import pytest


@pytest.mark.parametrize(
    "arguments", [["draft", "-"], ["draft", "-", "--json"], ["read", "-"], ["guidelines"]]
)
def test_a_reader_that_has_had_enough_is_no_failure(process, arguments):
    child = process("-m", "app", *arguments)
    child.stdout.close()
    child.stdin.write(b"Where is my sofa? I have been waiting three weeks for it.")
    child.stdin.close()
    assert (child.wait(60), child.stderr.read()) == (0, b"")
