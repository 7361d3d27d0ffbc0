"""The measured evening: its messages, its figures and its bounds; the hub itself is started by `make load` alone."""

import json

import pytest

from benchmarks.load import hub, learner, messages
from benchmarks.load.evening import HEAD, Evening, percentile
from oracles import table

PNG = memoryview(b"\x89PNG and so on")
MOVE = messages.move("slider", 0.5)


def reply(kind, content, to=MOVE, buffers=()):
    return {"msg_type": kind, "parent_header": to["header"], "content": content, "buffers": buffers}


def update(comm="picture", method="update", buffers=(PNG,)):
    return reply("comm_msg", {"comm_id": comm, "data": {"method": method, "state": {}}}, buffers=buffers)


def opening(comm, model):
    return reply("comm_open", {"comm_id": comm, "data": {"state": {"_model_name": model}}})


def test_each_message_has_a_name_of_its_own_and_can_be_sent():
    sent = [messages.execute("1 + 1"), messages.execute("1 + 1"), MOVE, messages.move("slider", 0.5)]
    assert len({one["header"]["msg_id"] for one in sent}) == 4
    assert [json.loads(json.dumps(one)) for one in sent] == sent


def test_an_answer_is_known_by_what_it_answers():
    assert messages.answers(update(), MOVE)
    assert not messages.answers(update(), messages.move("slider", 0.5))


@table(
    ("said", "done"),
    [
        (reply("status", {"execution_state": "idle"}), True),
        (reply("status", {"execution_state": "busy"}), False),
        (reply("execute_reply", {"status": "ok"}), False),
    ],
)
def test_the_kernel_is_done_when_it_is_idle(said, done):
    assert messages.is_done(said) is done


@table(
    ("said", "shows"),
    [
        (update(), True),
        (update(comm="another"), False),
        (update(method="echo_update"), False),
        (update(buffers=()), False),
        (update(buffers=(memoryview(b"GIF89a"),)), False),
        (opening("picture", messages.PICTURE), False),
    ],
)
def test_a_picture_is_an_update_of_its_image_that_brings_a_png(said, shows):
    assert messages.shows_a_picture(said, "picture") is shows


def test_the_first_widget_of_a_kind_is_the_one_that_is_moved():
    opened = [opening("a", "HTMLModel"), update(), opening("b", messages.SLIDER), opening("c", messages.SLIDER)]
    assert messages.opened(opened, messages.SLIDER) == "b"


def test_an_error_in_a_cell_is_told_with_its_name():
    assert messages.failed(reply("error", {"ename": "ValueError", "evalue": "no"})) == "ValueError: no"
    assert messages.failed(update()) == ""


def test_the_notebook_has_cells_and_the_first_explorer_in_it_takes_every_rate():
    code = messages.code_cells(learner.NOTEBOOK.read_text(encoding="utf-8"))
    assert any("hill = descent_explorer(parabola)" in cell for cell in code)
    assert len(set(learner.RATES)) == len(learner.RATES) == learner.MOVES


@table(("per_cent", "value"), [(0, 1), (1, 1), (50, 50), (95, 95), (95.5, 96), (100, 100)])
def test_a_percentile_is_one_of_the_values(per_cent, value):
    assert percentile(tuple(range(100, 0, -1)), per_cent) == value


def evening(late=0.5, memory=200e6, failures=()):
    return Evening(20, (8.0, 9.0), (0.1,) * 90 + (late,) * 10, memory, failures)


@table(
    ("held", "missed"),
    [
        (evening(), []),
        (evening(late=1.2), ["20 learners: redraw, p95, in seconds"]),
        (evening(failures=("learner3: lost",)), ["20 learners: who failed"]),
        (
            Evening(1, (), (), 0.0, ("learner0: lost",)),
            ["1 learners: who failed", "1 learners: redraw, p95, in seconds"],
        ),
    ],
)
def test_a_broken_promise_is_named(held, missed):
    assert [bound.what for bound in held.bounds() if bound.missed] == missed


@pytest.mark.parametrize("held", [evening(), evening(failures=("a", "b"))])
def test_a_row_is_as_wide_as_the_head(held):
    assert len(str(held)) == len(HEAD) - len("failed") + 1
    assert str(held).endswith(str(len(held.failures)))


def test_an_evening_at_which_nothing_was_shown_says_so():
    assert "0 of 1" in str(Evening(1, (), (), 0.0, ("learner0: lost",)))
    assert "nothing was shown" in str(Evening(1, (), (), 0.0, ("learner0: lost",)))


def test_the_hub_listens_on_this_computer_alone_and_its_kernels_on_no_port(tmp_path):
    text = hub.config(tmp_path, "a token", hub.free_ports(3))
    addresses = [line for line in text.splitlines() if "://" in line and "sqlite" not in line]
    assert len(addresses) == 3
    assert all("'http://127.0.0.1:" in line for line in addresses)
    assert "--KernelManager.transport=ipc" in text
    compile(text, "config.py", "exec")


def test_free_ports_are_all_different_and_nobody_answers_there():
    ports = hub.free_ports(10)
    assert len(set(ports)) == 10
    assert not any(hub.listens(port) for port in ports)
