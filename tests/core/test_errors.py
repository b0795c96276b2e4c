"""What a worker process could not keep is told in full by the process that asked it."""

from __future__ import annotations

import pickle

from congxa.core.errors import Invalid, Problem


def test_every_problem_comes_through_to_another_process() -> None:
    told = Invalid([Problem("title", "Chưa có tiêu đề."), Problem("", "Sai cả mẫu.")])
    heard = pickle.loads(pickle.dumps(told))
    assert heard.problems == told.problems
    assert heard.message == told.message == "Chưa có tiêu đề. Sai cả mẫu."
