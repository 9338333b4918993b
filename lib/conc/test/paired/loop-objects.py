# SPDX-License-Identifier: MIT
# asyncio's Lock, Event, Semaphore and Queue: errors, who is next, what becomes of those that are cancelled while they wait.
import asyncio

from say import say


async def take(word, lock):
    try:
        await lock.acquire()
    except asyncio.CancelledError:
        print(word, "cancelled")
        raise
    print(word, "in")
    await asyncio.sleep(0)
    print(word, "out")
    lock.release()


async def settle():
    for i in range(5):
        await asyncio.sleep(0)


async def locks():
    lock = asyncio.Lock()
    say(lock.release)
    say(lock.locked)
    print(await lock.acquire(), lock.locked())
    t = [asyncio.create_task(take(word, lock)) for word in "abcd"]
    await settle()
    t[1].cancel()
    await settle()
    lock.release()
    print(lock.locked())
    await asyncio.wait(t)
    print(lock.locked())
    await lock.acquire()
    t = [asyncio.create_task(take(word, lock)) for word in "ef"]
    await settle()
    lock.release()
    t[0].cancel()
    await asyncio.wait(t)
    print(lock.locked())


async def waits(word, e):
    print(word, await e.wait())


async def events():
    e = asyncio.Event()
    print(e.is_set())
    t = [asyncio.create_task(waits(word, e)) for word in "abc"]
    await settle()
    t[0].cancel()
    await settle()
    e.set()
    e.clear()
    print(e.is_set())
    await asyncio.wait(t)
    e.set()
    e.set()
    print(await e.wait(), e.is_set())


async def semaphores():
    s = asyncio.Semaphore(2)
    print(s.locked())
    t = [asyncio.create_task(take(word, s)) for word in "abcde"]
    await settle()
    print(s.locked())
    await asyncio.wait(t)
    print(s.locked())
    s.release()
    for i in range(3):
        await s.acquire()
    print(s.locked())
    t = [asyncio.create_task(take(word, s)) for word in "fgh"]
    await settle()
    t[0].cancel()
    s.release()
    await asyncio.wait(t)
    print(s.locked())


async def gets(word, q):
    try:
        print(word, await q.get())
    except asyncio.CancelledError:
        print(word, "cancelled")
        raise


async def puts(n, q):
    await q.put(n)
    print("put", n)


async def queues():
    q = asyncio.Queue(2)
    say(q.get_nowait)
    say(q.task_done)
    say(q.put_nowait, 1)
    await q.put(2)
    say(q.put_nowait, 3)
    print(q.full(), q.empty(), q.qsize())
    t = [asyncio.create_task(puts(n, q)) for n in (3, 4, 5)]
    await settle()
    t[0].cancel()
    for i in range(4):
        print(await q.get())
    await asyncio.wait(t)
    print(q.full(), q.empty(), q.qsize())
    t = [asyncio.create_task(gets(word, q)) for word in "abc"]
    await settle()
    t[0].cancel()
    await q.put(7)
    await q.put(8)
    await asyncio.wait(t)
    t = [asyncio.create_task(gets(word, q)) for word in "de"]
    await settle()
    q.put_nowait(9)
    t[0].cancel()
    await asyncio.wait(t)
    for i in range(7):
        q.task_done()
    say(q.task_done)
    await q.join()
    q.put_nowait(1)
    joined = asyncio.create_task(q.join())
    await settle()
    print(joined.done())
    q.task_done()
    await joined
    print(joined.done())


for part in (locks, events, semaphores, queues):
    print(part.__name__)
    asyncio.run(part())
