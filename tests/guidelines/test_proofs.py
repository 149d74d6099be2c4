"""`proof.yaml`: read, laid over ours, and its mistakes told like those of other files."""

import pytest

from app.guidelines import load
from app.model.proof import Line
from tests.guidelines.test_loading import folder, mistakes

PROOF = """
corruptions: {rude: unsure, drop: missed}
put: {rude: {en: [Get lost., {say: 'Go away, {name}.', unless: goodbye}]}}
"""


def loaded(root, proof, **more):
    folder(root, "be-brief", **{"proof.yaml": proof, **more})
    guideline = load([root]).get("be-brief")
    assert guideline is not None
    return guideline


def test_a_proof_is_read_with_its_corruptions_and_sentences(tmp_path):
    proof = loaded(tmp_path, PROOF).proof
    assert proof.corruptions == {"rude": "unsure", "drop": "missed"}
    assert proof.put["rude"]["en"] == (
        Line(say="Get lost."),
        Line(say="Go away, {name}.", unless="goodbye"),
    )


def test_a_guideline_without_one_has_an_empty_proof(tmp_path):
    folder(tmp_path, "be-brief")
    guideline = load([tmp_path]).get("be-brief")
    assert guideline is not None
    assert guideline.proof.corruptions == {}


def test_a_companys_proof_lies_over_ours_corruption_by_corruption(tmp_path):
    folder(tmp_path / "ours", "be-brief", **{"proof.yaml": PROOF})
    above = "corruptions: {rude: missed, drop: null, long: unsure}\nput: {long: {en: [And so on and so forth.]}}\n"
    over = tmp_path / "theirs" / "be-brief"
    over.mkdir(parents=True)
    (over / "proof.yaml").write_text(above)
    guideline = load([tmp_path / "ours", tmp_path / "theirs"]).get("be-brief")
    assert guideline is not None
    assert guideline.proof.corruptions == {"rude": "missed", "drop": None, "long": "unsure"}
    assert set(guideline.proof.put) == {"rude", "long"}


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        ("corruptions: {rood: unsure}\n", "proof.corruptions.rood: no sentence and no turn is given for it"),
        ("corruptions: {dropp: unsure}\n", "did you mean 'drop'?"),
        ("corruptions: {drop: met}\n", "'met' is not one of 'missed' or 'unsure'"),
        ("put: {rude: {en: [Go.]}}\n", "proof.put.rude: it does not stand under corruptions"),
        ("corruptions: {a: unsure}\nput: {a: {xx: [Go.]}}\n", "proof.put.a.xx: unknown language"),
        (
            "corruptions: {a: unsure}\nput: {a: {en: ['Go, {nam}.']}}\n",
            "unknown placeholder {nam}; did you mean",
        ),
        ("corruptions: {a: unsure}\nput: {a: {en: [{say: Go., unless: '('}]}}\n", "not a regular expression"),
        ("serves: {en: ['[']}\n", "proof.serves.en[0]: not a regular expression"),
        ("corruptions: {a: unsure}\nturn: {a: {en: [{find: '(', put: x}]}}\n", "proof.turn.a.en[0].find"),
        ("near: [messages]\n", "'messages' is not one of"),
        ("corruption: {drop: missed}\n", "corruption: "),
    ],
)
def test_a_mistake_names_the_file_and_the_place(tmp_path, proof, told):
    path = folder(tmp_path, "be-brief", **{"proof.yaml": proof})
    lines = mistakes(tmp_path)
    assert any(told in line and str(path / "proof.yaml") in line for line in lines), lines


def test_all_mistakes_of_a_proof_are_told_at_once(tmp_path):
    folder(tmp_path, "be-brief", **{"proof.yaml": "corruptions: {rood: unsure}\nserves: {en: ['[', '(']}\n"})
    assert len(mistakes(tmp_path)) == 3


def test_every_shipped_guideline_that_judges_replies_has_a_proof():
    from tests.guidelines.shipped import GUIDELINES

    assert [g.id for g in GUIDELINES if g.kind != "agent" and not g.proof.corruptions] == []
