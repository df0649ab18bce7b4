"""Counting what is done instead of how long it takes: the same on every machine, whatever else it is busy with."""

import sys
from contextlib import contextmanager


@contextmanager
def counted_calls():
    """Count the calls of functions meanwhile; the count is the one item of the list."""
    made = [0]

    def note(_frame, event, _argument):
        made[0] += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        yield made
    finally:
        sys.setprofile(None)
