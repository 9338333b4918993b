# SPDX-License-Identifier: MIT
# queue.Queue, LifoQueue, PriorityQueue, SimpleQueue: Empty, Full, order, bounds, task_done too often, join, two threads.
import queue
import threading

from say import say


def bounds(make):
    q = make(3)
    say(q.get_nowait)
    say(q.get, timeout=0.01)
    say(q.empty)
    for n in (2, 3, 1):
        say(q.put, n)
    say(q.put_nowait, 4)
    say(q.put, 4, timeout=0.01)
    say(q.full)
    say(q.qsize)
    for i in range(3):
        say(q.get)
    say(q.get_nowait)
    say(q.full)
    say(q.empty)


def unbounded(make):
    q = make(0)
    for n in range(100):
        q.put_nowait(n * 37 % 100)
    say(q.full)
    say(q.qsize)
    for i in range(5):
        say(q.get)
    q.put(50)
    say(q.get)
    say(q.get)


def unfinished(make):
    q = make()
    say(q.join)
    say(q.task_done)
    q.put(1)
    q.put(2)
    q.get()
    say(q.task_done)
    joined = threading.Event()
    t = threading.Thread(target=lambda: (q.join(), joined.set()))
    t.start()
    say(joined.wait, 0.02)
    say(q.task_done)
    say(joined.wait)
    t.join()
    say(q.task_done)
    say(q.qsize)
    say(q.join)


def put_some(q, n):
    for i in range(n):
        q.put(i)


def between_threads(make):
    q = make(2)
    t = threading.Thread(target=put_some, args=(q, 20))
    t.start()
    print(sorted(q.get() for i in range(20)))
    t.join()


def simple():
    q = queue.SimpleQueue()
    say(q.get_nowait)
    say(q.get, timeout=0.01)
    say(q.empty)
    for n in (3, 1, 2):
        say(q.put, n)
    say(q.qsize)
    for i in range(3):
        say(q.get)
    say(q.empty)
    t = threading.Thread(target=put_some, args=(q, 20))
    t.start()
    print([q.get() for i in range(20)])
    t.join()


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    print(kind.__name__)
    for part in (bounds, unbounded, unfinished, between_threads):
        part(kind)
print("SimpleQueue")
simple()
