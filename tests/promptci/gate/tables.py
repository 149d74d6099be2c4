"""Runs as tables: case -> (cluster, guideline -> a letter a sample)."""


def cases(count, **letters):
    """`count` cases of their own clusters, each with these letters."""
    return {f"case-{at:03}": (f"case-{at:03}", dict(letters)) for at in range(count)}


def with_letters(table, many, **letters):
    """The first `many` cases with other letters."""
    first = list(table)[:many]
    return table | {case: (table[case][0], table[case][1] | letters) for case in first}
