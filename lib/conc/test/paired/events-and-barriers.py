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


def start_waiting(b, target):
    t = threading.Thread(target=target)
    t.start()
    while b.n_waiting == 0:
        pass
    return t


def breaks():
    b = threading.Barrier(2)
    t = start_waiting(b, lambda: say(b.wait))
    print(b.broken, flush=True)
    b.abort()
    t.join()
    print(b.broken, flush=True)
    print(b.n_waiting, flush=True)
    for i in range(2):
        say(b.wait)
    b.reset()
    say(b.wait, 0.01)
    say(b.wait)
    b.reset()
    say(b.wait, 0)
    say(b.wait, 5)
    b.reset()
    t = start_waiting(b, b.wait)
    say(b.wait)
    t.join()


def resets():
    b = threading.Barrier(2)
    t = start_waiting(b, lambda: say(b.wait))
    print(b.n_waiting, flush=True)
    say(b.reset)
    t.join()
    print(b.broken, flush=True)
    t = start_waiting(b, b.wait)
    say(lambda: b.wait() - 1)
    t.join()
    say(b.abort)
    say(b.abort)
    say(b.reset)
    print(b.broken, flush=True)


times = 0


def act():
    global times
    times += 1
    print(times, flush=True)
    if times % 2 == 0:
        raise ValueError


def acts():
    b = threading.Barrier(2, act)
    t = start_waiting(b, b.wait)
    say(lambda: b.wait() - 1)
    t.join()
    t = start_waiting(b, lambda: say(b.wait))
    try:
        b.wait()
        failed = False
    except ValueError:
        failed = True
    t.join()
    print("ValueError" if failed else None, flush=True)
    print(b.broken, flush=True)


for part in (events, waits_between, places, alone, breaks, resets, acts):
    print(part.__name__, flush=True)
    part()
