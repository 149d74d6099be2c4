"""A baseline that cannot be written is told before anything runs."""


def test_a_folder_is_no_baseline(softanswer, tmp_path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.yaml").write_text(
        "- id: a\n  brief: {message: Where is it?}\n", encoding="utf-8"
    )
    done = softanswer("eval", "cases", "--baseline", "cases", "--update-baseline")
    assert (done.returncode, b"cases is a folder" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["cases"]
