# SPDX-License-Identifier: MIT
# Lock, RLock, Semaphore, BoundedSemaphore, Condition: who gets it, who may release, what too much is, in which order notify wakes.
import threading

from say import say


def in_thread(call, *args, **kw):
    t = threading.Thread(target=say, args=(call, *args), kwargs=kw)
    t.start()
    t.join()


def locks():
    lock = threading.Lock()
    say(lock.release)
    say(lock.acquire)
    say(lock.locked)
    say(lock.acquire, False)
    say(lock.acquire, timeout=0.01)
    in_thread(lock.acquire, False)
    in_thread(lock.release)
    say(lock.locked)
    say(lock.release)
    say(lock.acquire, timeout=0.01)
    with_it = threading.Thread(target=lock.acquire)
    with_it.start()
    say(lock.release)
    with_it.join()
    say(lock.locked)


def rlocks():
    lock = threading.RLock()
    say(lock.release)
    say(lock.acquire)
    say(lock.acquire, False)
    say(lock.acquire, timeout=0.01)
    in_thread(lock.acquire, False)
    in_thread(lock.acquire, timeout=0.01)
    in_thread(lock.release)
    for i in range(2):
        say(lock.release)
    in_thread(lock.acquire, False)
    say(lock.release)
    say(lock.release)
    in_thread(lock.acquire, False)
    say(lock.acquire, False)


def semaphores():
    s = threading.Semaphore(2)
    for i in range(2):
        say(s.acquire)
    say(s.acquire, False)
    say(s.acquire, timeout=0.01)
    for i in range(4):
        say(s.release)
    for i in range(5):
        say(s.acquire, False)
    b = threading.BoundedSemaphore(2)
    say(b.release)
    say(b.acquire)
    say(b.release)
    say(b.release)
    say(b.acquire)
    say(b.acquire)
    say(b.acquire, False)
    none = threading.BoundedSemaphore(0)
    say(none.acquire, False)
    say(none.release)


def conditions():
    lock = threading.Lock()
    c = threading.Condition(lock)
    say(c.wait)
    say(c.wait, 0.01)
    say(c.notify)
    say(c.notify_all)
    say(c.wait_for, lambda: False)
    with c:
        say(c.wait, 0.01)
        say(c.wait, 0)
        say(lock.locked)
        say(c.notify)
        say(c.notify, 5)
        say(c.wait_for, lambda: True, 0.01)
        say(c.wait_for, lambda: False, 0.01)
        say(c.wait_for, lambda: False, 0)
        say(c.wait, 0.01)


def orders():
    c = threading.Condition(threading.Lock())
    woken, waiting, turn = [], [0], [0]

    def wait(me):
        with c:
            waiting[0] += 1
            c.wait()
            woken.append(me)

    t = []
    for me in range(5):
        t.append(threading.Thread(target=wait, args=(me,)))
        t[me].start()
        while waiting[0] <= me:
            pass
    for n in (1, 1, 0, 1):
        before = len(woken)
        with c:
            c.notify(n)
        while len(woken) < before + n:
            pass
        print(woken)
    with c:
        c.notify(99)
    for one in t:
        one.join()
    print(sorted(woken))


for part in (locks, rlocks, semaphores, conditions, orders):
    print(part.__name__)
    part()
