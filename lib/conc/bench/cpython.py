# SPDX-License-Identifier: MIT
# The operations as CPython has them: cpython.py ROW N prints CPU and wall nanoseconds an operation.  See bench.h.
import multiprocessing
import queue
import resource
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

THREADS, BOUND, BATCH, NUMBERS = 4, 64, 1000, 10000


def run(threads, *targets):
    all = [threading.Thread(target=t) for _ in range(threads) for t in targets]
    for t in all:
        t.start()
    for t in all:
        t.join()


def lock(n, threads=1):
    lock = threading.Lock()
    count = 0

    def count_up():
        nonlocal count
        for _ in range(n // threads):
            with lock:
                count += 1
    if threads == 1:
        count_up()
    else:
        run(threads, count_up)
    assert count == n // threads * threads


def condition(n):
    lock = threading.Lock()
    turn = [threading.Condition(lock), threading.Condition(lock)]
    count = 0

    def take_turns(mine):
        nonlocal count
        with lock:
            for _ in range(n):
                while count % 2 != mine:
                    turn[mine].wait()
                count += 1
                turn[1 - mine].notify()
    run(1, lambda: take_turns(0), lambda: take_turns(1))


def queue_alone(n):
    q = queue.Queue(BOUND)
    for i in range(n):
        q.put(i)
        q.get()


def queue_between(n, threads):
    q = queue.Queue(BOUND)

    def put_all():
        for i in range(n // threads):
            q.put(i)

    def get_all():
        for _ in range(n // threads):
            q.get()
    run(threads, put_all, get_all)


def square(n):
    return n * n


def thread_pool(n):
    with ThreadPoolExecutor(THREADS) as e:
        for _ in range(0, n, BATCH):
            assert list(e.map(square, range(BATCH)))[-1] == square(BATCH - 1)


def process_pool(n):
    with multiprocessing.Pool(THREADS) as p:
        for _ in range(0, n, NUMBERS):
            assert p.map(square, range(NUMBERS))[-1] == square(NUMBERS - 1)
        p.close()
        p.join()


ROWS = {
    "lock": lock,
    "lock:4": lambda n: lock(n, THREADS),
    "condition": condition,
    "queue": queue_alone,
    "queue:1-1": lambda n: queue_between(n, 1),
    "queue:4-4": lambda n: queue_between(n, THREADS),
    "thread-pool-map": thread_pool,
    "process-pool-map": process_pool,
}


def cpu():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in both)


row, n = sys.argv[1], int(sys.argv[2])
cpu_before, wall_before = cpu(), time.monotonic()
ROWS[row](n)
wall, used = time.monotonic() - wall_before, cpu() - cpu_before
print(used * 1e9 / n, wall * 1e9 / n)
