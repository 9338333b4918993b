# SPDX-License-Identifier: MIT
# multiprocessing.JoinableQueue and Queue: Empty, Full, order, task_done too often, join over processes; closed.
import multiprocessing
import time

from say import say


def bounds():
    q = multiprocessing.JoinableQueue(2)
    say(q.get, False)
    say(q.get, True, 0.01)
    say(q.empty)
    say(q.put, b"one")
    say(q.put, b"two")
    say(q.put, b"three", False)
    say(q.put, b"three", True, 0.01)
    say(q.full)
    say(q.qsize)
    for i in range(2):
        say(q.get)
    say(q.full)
    say(q.get_nowait)
    say(q.put, b"")
    say(q.get)


def unbounded():
    for maxsize in (0, -1):
        q = multiprocessing.JoinableQueue(maxsize)
        for i in range(50):
            q.put(b"%d" % i)
        say(q.full)
        say(q.qsize)
        print([q.get() for i in range(50)] == [b"%d" % i for i in range(50)])


def unfinished():
    q = multiprocessing.JoinableQueue()
    say(q.join)
    say(q.task_done)
    q.put(b"x")
    q.put(b"y")
    say(q.task_done)
    p = multiprocessing.Process(target=work, args=(q,))
    p.start()
    say(q.join)
    say(q.task_done)
    p.join()
    print(p.exitcode, q.qsize())


def work(q):
    q.get()
    q.get()
    time.sleep(0.02)
    q.task_done()


def put_some(q, me):
    for i in range(30):
        q.put(b"%d %d" % (me, i))


def between_processes():
    q = multiprocessing.JoinableQueue(3)
    p = [multiprocessing.Process(target=put_some, args=(q, me)) for me in range(2)]
    for one in p:
        one.start()
    seen = [[], []]
    for i in range(60):
        me, n = q.get().split()
        seen[int(me)].append(int(n))
    for one in p:
        one.join()
    print([s == list(range(30)) for s in seen])


def closed():
    q = multiprocessing.Queue()
    say(q.close)
    say(q.put, 1)
    say(q.get)
    say(q.get, False)
    say(q.close)
    say(q.join_thread)


for part in (bounds, unbounded, unfinished, between_processes, closed):
    print(part.__name__, flush=True)
    part()
