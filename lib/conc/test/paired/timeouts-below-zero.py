# SPDX-License-Identifier: MIT
# What a time limit below zero does in each call that has one: mostly, what 0 does; some refuse it.
import asyncio
import collections
import concurrent.futures
import multiprocessing
import queue
import threading
import time

from say import say

LATE = -5


def threads():
    lock = threading.Lock()
    lock.acquire()
    say(lock.acquire, timeout=LATE)
    say(threading.RLock().acquire, timeout=LATE)
    say(threading.Semaphore(0).acquire, timeout=LATE)
    say(threading.Event().wait, LATE)
    c = threading.Condition(lock)
    say(c.wait, LATE)
    say(c.wait_for, lambda: False, LATE)
    say(lock.locked)
    say(threading.Barrier(2).wait, LATE)
    gate = threading.Event()
    t = threading.Thread(target=gate.wait)
    t.start()
    say(t.join, LATE)
    say(t.is_alive)
    gate.set()
    t.join()
    t = threading.Timer(LATE, print, ("fired",))
    t.start()
    t.join()


def queues():
    for make in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
        q = make(1)
        say(q.get, timeout=LATE)
        q.put(1)
        say(q.put, 2, timeout=LATE)
    say(queue.SimpleQueue().get, timeout=LATE)


def processes():
    p = multiprocessing.Process(target=time.sleep, args=(100,))
    p.start()
    say(p.join, LATE)
    say(p.is_alive)
    p.kill()
    p.join()
    for q in (multiprocessing.JoinableQueue(1), multiprocessing.Queue(1)):
        say(q.get, timeout=LATE)
        q.put(1)
        say(q.put, 2, timeout=LATE)
        q.get()
    a, b = multiprocessing.Pipe()
    say(a.poll, LATE)
    with multiprocessing.Pool(1) as pool:
        r = pool.apply_async(time.sleep, (100,))
        say(r.get, LATE)
        say(r.wait, LATE)
        say(r.ready)
        say(pool.imap(time.sleep, (100,)).next, LATE)


def futures():
    f = concurrent.futures.Future()
    say(f.result, LATE)
    say(f.exception, LATE)
    print(len(concurrent.futures.wait([f], LATE).done))
    say(next, concurrent.futures.as_completed([f], LATE))
    f.set_result(5)
    say(f.result, LATE)
    gate = threading.Event()
    with concurrent.futures.ThreadPoolExecutor(1) as e:
        say(next, e.map(lambda n: gate.wait(), [1], timeout=LATE))
        gate.set()


async def loops():
    loop = asyncio.get_running_loop()
    print(await asyncio.sleep(LATE))
    f = loop.create_future()
    try:
        await asyncio.wait_for(f, LATE)
    except TimeoutError:
        print("TimeoutError", f.cancelled())
    f = loop.create_future()
    done, pending = await asyncio.wait([f], timeout=LATE)
    print(len(done), f.cancelled())
    try:
        async with asyncio.timeout(LATE):
            await f
    except TimeoutError:
        print("TimeoutError", f.cancelled())
    loop.call_later(LATE, print, "later")
    loop.call_at(LATE, print, "at")
    await asyncio.sleep(0.01)


for part in (threads, queues, processes, futures):
    print(part.__name__, flush=True)
    part()
print("loops")
asyncio.run(loops())
