# SPDX-License-Identifier: MIT
# Event: who waits is woken by a set, also one that is taken back at once. Barrier: places, again and again, broken, reset.
import threading

from say import say


def events():
    e = threading.Event()
    say(e.is_set)
    say(e.wait, 0.01)
    say(e.wait, 0)
    say(e.set)
    say(e.set)
    say(e.is_set)
    say(e.wait)
    say(e.wait, 0)
    say(e.clear)
    say(e.clear)
    say(e.wait, 0.01)


def waits_between():
    e, begun = threading.Event(), threading.Barrier(4)
    t = [threading.Thread(target=lambda: (begun.wait(), say(e.wait))) for i in range(3)]
    for one in t:
        one.start()
    begun.wait()
    e.set()
    for one in t:
        one.join()


def places():
    b = threading.Barrier(3)
    for turn in range(3):
        got = []
        t = [threading.Thread(target=lambda: got.append(b.wait())) for i in range(2)]
        for one in t:
            one.start()
        got.append(b.wait())
        for one in t:
            one.join()
        print(sorted(got))


def alone():
    b = threading.Barrier(1)
    say(b.wait)
    say(b.wait, 0)
    say(b.wait, 0.01)


def breaks():
    b = threading.Barrier(2)
    t = threading.Thread(target=say, args=(b.wait,))
    t.start()
    while b.n_waiting == 0:
        pass
    b.abort()
    t.join()
    for i in range(2):
        say(b.wait)
    b.reset()
    say(b.wait, 0.01)
    say(b.wait)
    b.reset()
    say(b.wait, 0)
    say(b.wait, 5)
    b.reset()
    t = threading.Thread(target=b.wait)
    t.start()
    while b.n_waiting == 0:
        pass
    say(b.wait)
    t.join()


for part in (events, waits_between, places, alone, breaks):
    print(part.__name__, flush=True)
    part()
