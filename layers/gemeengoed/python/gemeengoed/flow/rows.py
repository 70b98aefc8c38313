"""The rows of a group that repeats: adding one, taking one away, leaving out the empty ones."""

from __future__ import annotations

from gemeengoed.flow.declare import Answers, Repeat


def added(repeat: Repeat, answers: Answers) -> dict[str, str]:
    """One row more, empty; as it is when there are as many as there may be."""
    count = repeat.count(answers)
    if count >= repeat.most:
        return dict(answers)
    return {**answers, **{q.name: "" for q in repeat.at(count)}}


def removed(repeat: Repeat, answers: Answers, row: str) -> dict[str, str]:
    """Without a row; those after it move up."""
    rows = [r for n, r in enumerate(_rows(repeat, answers)) if str(n) != row]
    return _written(repeat, answers, rows)


def tidied(repeat: Repeat, answers: Answers) -> dict[str, str]:
    """Without the rows in which nothing was filled in."""
    rows = [r for r in _rows(repeat, answers) if any(v.strip() for v in r.values())]
    return _written(repeat, answers, rows)


def _rows(repeat: Repeat, answers: Answers) -> list[dict[str, str]]:
    """Per row what was filled in, by the name within the row."""
    found: list[dict[str, str]] = []
    for row in range(repeat.count(answers)):
        place = f"{repeat.name}.{row}."
        found.append({n.removeprefix(place): v for n, v in answers.items() if n.startswith(place)})
    return found


def _written(repeat: Repeat, answers: Answers, rows: list[dict[str, str]]) -> dict[str, str]:
    others = {n: v for n, v in answers.items() if not repeat.covers(n)}
    return others | {
        f"{repeat.name}.{number}.{name}": value
        for number, row in enumerate(rows)
        for name, value in row.items()
    }
