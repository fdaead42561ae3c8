"""One command serves the whole chat on one machine."""

from web.serving import threads_for


def test_a_quarter_of_the_threads_is_left_when_every_stream_is_open():
    assert threads_for(500) == 667
    assert threads_for(1) == 2
