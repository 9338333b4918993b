# SPDX-License-Identifier: MIT
# In which order a loop does things: call_soon, timers, tasks, sleep(0), callbacks, cancel, gather, wait, wait_for, shield.
import asyncio


def say(*words):
    print(*words)


async def counts(name, n, fails=None):
    try:
        for i in range(n):
            print(name, i)
            await asyncio.sleep(0)
        if fails:
            raise ValueError(fails)
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("stubborn refuses")
        await asyncio.sleep(0)
        return "refused"


def told(task):
    print("told of", task.cancelled() and "cancelled" or task.exception() and "error" or task.result())


def soon(loop):
    loop.call_soon(say, "a")
    loop.call_soon(loop.stop)
    loop.call_soon(say, "b")
    handle = loop.call_soon(say, "never")
    handle.cancel()
    loop.call_soon(lambda: loop.call_soon(say, "next round"))
    loop.run_forever()
    print("stopped")
    loop.stop()
    loop.call_soon(say, "too late for this one")
    loop.run_forever()
    print("stopped again")
    loop.call_soon(loop.stop)
    loop.run_forever()


def timers(loop):
    now = loop.time()
    for when in (0.03, 0.01, 0.02, -1, 0.05, 0.04):
        loop.call_at(now + when, say, "at", round(when * 100))
    gone = loop.call_later(0.015, say, "never")
    loop.call_soon(say, "soon")
    gone.cancel()
    loop.call_at(now + 0.06, loop.stop)
    loop.run_forever()


async def tasks():
    made = [asyncio.create_task(counts(name, n)) for name, n in (("x", 3), ("y", 1), ("z", 2))]
    for task in made:
        task.add_done_callback(told)
    print("made")
    for task in made:
        print("awaited", await task)


async def cancels():
    a = asyncio.create_task(counts("a", 5))
    b = asyncio.create_task(counts("b", 5))
    s = asyncio.create_task(stubborn())
    for task in (a, b, s):
        task.add_done_callback(told)
    print(b.cancel())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(a.cancel(), a.done(), b.done(), b.cancelled(), s.cancel())
    await asyncio.sleep(0)
    print(a.done(), a.cancelled(), s.done(), a.cancel())
    print(await s)


async def gathers():
    print(await asyncio.gather(counts("p", 2), counts("q", 1), counts("r", 0)))
    left = asyncio.create_task(counts("left", 4))
    try:
        await asyncio.gather(counts("good", 2), counts("bad", 1, "no"), left)
    except ValueError as e:
        print("gather raised", e, left.done())
    print(await left)
    for result in await asyncio.gather(counts("u", 1), counts("v", 1, "no"), return_exceptions=True):
        print(result)
    children = [asyncio.create_task(counts("c%d" % i, 5)) for i in range(2)]
    group = asyncio.gather(*children)
    await asyncio.sleep(0)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print("group", group.cancelled(), [c.cancelled() for c in children])


async def waits():
    f = [asyncio.create_task(counts("w%d" % i, i + 1, i == 1 and "no")) for i in range(4)]
    done, pending = await asyncio.wait(f, return_when=asyncio.FIRST_COMPLETED)
    print("first", [t in done for t in f])
    done, pending = await asyncio.wait(f, return_when=asyncio.FIRST_EXCEPTION)
    print("exception", [t in done for t in f])
    done, pending = await asyncio.wait(f)
    print("all", [t in done for t in f])
    try:
        await asyncio.wait_for(stubborn(), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    else:
        print("no timeout")
    try:
        await asyncio.wait_for(asyncio.sleep(100), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    print(await asyncio.wait_for(counts("in time", 2), 100))
    inner = asyncio.create_task(counts("inner", 3))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    print(outer.cancel(), outer.cancelled(), inner.cancelled())
    print(await inner)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
soon(loop)
timers(loop)
for part in (tasks, cancels, gathers, waits):
    print(part.__name__)
    loop.run_until_complete(part())
loop.close()
