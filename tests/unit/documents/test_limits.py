"""A file's time is its own: what a busy computer takes from it does not count."""

import os
import subprocess
import sys
import time

import pytest

from studio.documents.limits import starved_of

_FOREVER = ["/bin/sh", "-c", "while :; do :; done"]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells it")
def test_two_that_share_one_processor_each_wait_for_it() -> None:
    (processor, *_) = os.sched_getaffinity(0)
    both = [subprocess.Popen(_FOREVER) for _ in range(2)]
    try:
        for one in both:
            os.sched_setaffinity(one.pid, {processor})
        while not all(starved_of(one.pid) > 0.02 for one in both):
            time.sleep(0.01)
    finally:
        for one in both:
            one.kill()
            one.wait()


def test_a_process_that_is_gone_waits_for_nothing() -> None:
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as gone:
        pass
    assert starved_of(gone.pid) == 0
