"""Timings: what a time is made of, and what the button says. How long anything takes is nowhere a matter."""

import re

import pytest

from mathomong.costs import Cost
from mathomong.timings import MOST_WEIGHTS, Timing, timed
from mathomong.widgets import cost_explorer, time_it
from mathomong.widgets.timings import KEPT
from oracles import table

TIME = r"[\d.]+ (ns|µs|ms|seconds?|minutes?|hours?|days?|years?)"
SENTENCE = rf"<p[^>]*>[\d,]+ weights?: forward {TIME}; forward and backward {TIME}, [\d.,]+ times as long\. Measuring every slope would take {TIME}, [\d.,]+ times as long\.</p>"


@table(("width", "layers"), [(1, 1), (2, 2), (30, 3), (100, 10)])
def test_a_timing_is_of_the_network_that_was_asked_for(width, layers):
    timing = timed(width, layers)
    assert timing.cost == Cost(width, layers)
    assert timing.forward > 0
    assert timing.sent_back > 0


def test_measuring_takes_a_forward_pass_for_each_weight_and_one_more():
    timing = Timing(Cost(500, 4), forward=0.001, sent_back=0.004)
    assert timing.ratio == 4
    assert timing.measured == pytest.approx(1000.001)
    assert timing.saving == pytest.approx(250_000.25)


@table(("arguments", "error"), [((0, 2), ValueError), ((2.5, 2), ValueError), (("wide", 2), TypeError)])
def test_what_is_no_size_is_told_in_one_sentence(arguments, error):
    with pytest.raises(error, match="must be a whole number, 1 or more"):
        timed(*arguments)


def test_too_large_a_network_is_not_timed():
    with pytest.raises(ValueError, match="up to 2,000,000 weights; here are 100,000,000"):
        timed(1000, 100)
    assert MOST_WEIGHTS >= 10**6


def test_the_button_times_what_the_explorer_shows_and_keeps_a_few():
    cost = cost_explorer()
    panel = time_it(cost)
    assert panel.sentences.value == ""
    for layers in range(1, KEPT + 3):
        cost.set(width=10, layers=layers)
        panel.button.click()
    found = re.findall(SENTENCE, panel.sentences.value)
    assert len(found) == KEPT
    assert re.findall(r">(\d+) weights", panel.sentences.value) == ["300", "400", "500", "600", "700"]
    assert 'role="status"' in panel.sentences.value


def test_the_button_says_where_a_network_is_too_large_and_goes_on():
    cost = cost_explorer()
    panel = time_it(cost)
    cost.set(width=1000, layers=3)
    panel.button.click()
    assert "here are 3,000,000. Make the network smaller." in panel.sentences.value
    cost.set(width=2, layers=2)
    panel.button.click()
    assert "8 weights: forward" in panel.sentences.value


def test_the_text_form_holds_no_time():
    panel = time_it(cost_explorer())
    assert repr(panel) == "TimeIt(0 networks timed)"
    panel.button.click()
    assert repr(panel) == "TimeIt(1 network timed)"


def test_a_timing_leaves_the_explorer_as_it_is():
    cost = cost_explorer()
    before = bytes(cost.image.value), cost.words, repr(cost)
    time_it(cost).button.click()
    assert (bytes(cost.image.value), cost.words, repr(cost)) == before
