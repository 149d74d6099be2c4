"""A `--jsonl` run: every line in gives one line out, in order, whatever is wrong with its neighbours."""

import json

from app.intake import BODY_MAX

GOOD = {"id": "ok", "message": "My order KT-2041 is three weeks late."}

LINES = {
    "good": (json.dumps(GOOD).encode(), "ok", None),
    "without id": (b'{"message": "The lamp is broken."}', None, None),
    "broken": (b'{"id": "a", "message": ', None, "unreadable"),
    "not UTF-8": (b'{"id": "b", "message": "\xff"}', None, "unreadable"),
    "no object": (b"[1, 2]", None, "invalid-input"),
    "a stray key": (b'{"id": "c", "message": "x", "gold": {}}', "c", "invalid-input"),
    "empty message": (b'{"id": "d", "message": " "}', "d", "invalid-input"),
    "wrong type": (b'{"id": "e", "message": 5}', "e", "invalid-input"),
    "a number for an id": (b'{"id": 7, "message": "x"}', 7, "invalid-input"),
    "half a character": (b'{"id": "\\ud800", "message": "x"}', "?", "invalid-input"),
    "too long": (json.dumps({"id": "f", "message": "x" * 100_001}).encode(), "f", "invalid-input"),
    "too large": (b'{"id": "g", "message": "' + b"x" * BODY_MAX + b'"}', None, "too-large"),
    "good again": (json.dumps({**GOOD, "id": "last"}).encode(), "last", None),
}


def lines_of(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_every_line_comes_out_in_its_place(softanswer):
    stdin = b"\xef\xbb\xbf" + b"\n".join(line for line, _, _ in LINES.values()) + b"\n"
    done = softanswer("draft", "--jsonl", stdin=stdin)
    out = lines_of(done)
    assert done.returncode == 2
    assert len(out) == len(LINES)
    for number, (told, (name, (_, line_id, code))) in enumerate(zip(out, LINES.items(), strict=True), 1):
        assert told["id"] == line_id, name
        if code is None:
            assert told["reply"]["text"]
            assert told["draft_id"] != told["id"]
        else:
            assert set(told) == {"id", "line", "error"}, name
            assert told["line"] == number
            assert told["error"]["type"] == f"urn:softanswer:problem:{code}", name
    assert done.stderr.decode() == "10 of 13 lines could not be done; each says why.\n"


def test_all_done_ends_with_0_and_says_nothing(softanswer, tmp_path):
    (tmp_path / "briefs.jsonl").write_bytes(LINES["good"][0] + b"\n\n  \n" + LINES["good again"][0])
    done = softanswer("read", "--jsonl", "briefs.jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [told["id"] for told in lines_of(done)] == ["ok", "last"]
    assert lines_of(done)[0]["details"]


def test_checks_carry_the_id_of_their_line(softanswer):
    good = {"id": "r1", "brief": GOOD, "reply": "Calm down."}
    bad = {"id": "r2", "brief": GOOD}
    done = softanswer("check", "--jsonl", stdin=(json.dumps(good) + "\n" + json.dumps(bad)).encode())
    checked, failed = lines_of(done)
    assert (checked["id"], checked["verdict"]) == ("r1", "needs_you")
    assert (failed["id"], failed["error"]["fields"]) == ("r2", [{"path": "reply", "reason": "it is needed"}])


def test_the_output_streams_while_the_input_is_still_open(process):
    child = process("-m", "app", "draft", "--jsonl")
    child.stdin.write(LINES["good"][0] + b"\n")
    child.stdin.flush()
    assert json.loads(child.stdout.readline())["id"] == "ok"
    child.stdin.close()
    assert child.wait(30) == 0


def test_a_reader_that_has_enough_is_no_failure(process):
    child = process("-m", "app", "read", "--jsonl")
    child.stdout.close()
    child.stdin.write((LINES["good"][0] + b"\n") * 3)
    child.stdin.close()
    assert child.stderr.read() == b""
    assert child.wait(30) == 0
