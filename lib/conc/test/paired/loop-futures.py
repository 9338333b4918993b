# SPDX-License-Identifier: MIT
# asyncio.Future, Task and the loop itself: states, errors, callbacks, timeouts in each other, uncancel, what a closed loop refuses.
import asyncio

from say import say

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)


async def settle():
    for i in range(5):
        await asyncio.sleep(0)


def told(word):
    return lambda f: print("told", word)


async def futures():
    f = loop.create_future()
    print(f.done(), f.cancelled())
    say(f.result)
    say(f.exception)
    a, b = told("a"), told("b")
    for callback in (a, b, a):
        f.add_done_callback(callback)
    print(f.remove_done_callback(a))
    say(f.set_result, 5)
    print("not yet")
    await settle()
    f.add_done_callback(a)
    await settle()
    say(f.result)
    say(f.exception)
    say(f.set_result, 6)
    say(f.set_exception, ValueError())
    say(f.cancel)
    print(await f)
    f = loop.create_future()
    f.set_exception(ValueError("no"))
    say(f.result)
    print(f.exception(), f.done(), f.cancelled())
    f = loop.create_future()
    print(f.cancel(), f.cancel(), f.done(), f.cancelled())
    try:
        f.result()
    except asyncio.CancelledError:
        print("CancelledError")
    say(f.set_result, 1)


async def returns(n):
    await asyncio.sleep(0)
    return n


async def raises():
    raise ValueError("no")


async def tasks():
    t = asyncio.create_task(returns(3))
    print(t.done(), t in asyncio.all_tasks(), len(asyncio.all_tasks()))
    say(t.result)
    say(t.exception)
    t.set_name("own")
    print(t.get_name(), asyncio.current_task().get_name())
    print(await t, t.done(), t.cancel(), len(asyncio.all_tasks()))
    t = asyncio.create_task(raises())
    await settle()
    print(t.done(), t.cancelled(), t.exception())
    say(t.result)
    t = asyncio.create_task(returns(4))
    t.cancel()
    await settle()
    print(t.done(), t.cancelled(), t.cancelling())


async def refuses():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelling", asyncio.current_task().cancelling())
        print("uncancel", asyncio.current_task().uncancel())
    return "refused"


async def cancelling():
    t = asyncio.create_task(refuses())
    await settle()
    print(t.cancel(), t.cancel(), t.cancelling())
    print(await t, t.cancelled(), t.cancelling())


async def limited(inner, outer):
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(0.01)
                    print("slept")
            except TimeoutError:
                print("inner")
            await asyncio.sleep(0.4)
            print("slept")
    except TimeoutError:
        print("outer")


async def timeouts():
    await limited(0, 1)
    await limited(1, 0)
    await limited(1, 0.2)
    await limited(1, 1)
    await limited(None, None)
    try:
        async with asyncio.timeout(0):
            print("begins")
            await asyncio.sleep(1)
    except TimeoutError:
        print("0")
    t = asyncio.create_task(limited(1, 1))
    await settle()
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())


async def gathers():
    async def slow(n):
        try:
            await asyncio.sleep(0.01 * n)
        except asyncio.CancelledError:
            print("cancelled", n)
            raise
        return n

    print(await asyncio.gather(slow(3), slow(1), slow(2)))
    t = [asyncio.create_task(slow(n)) for n in (1, 50)]
    t.append(asyncio.create_task(raises()))
    try:
        await asyncio.gather(*t)
    except ValueError as e:
        print("raised", e, [one.done() for one in t])
    t[1].cancel()
    await asyncio.wait(t)
    done, pending = await asyncio.wait([asyncio.create_task(slow(50)), asyncio.create_task(slow(0))], timeout=0.02)
    print(len(done), len(pending))
    for one in pending:
        one.cancel()
    await asyncio.wait(pending)
    inner = asyncio.create_task(slow(30))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.001)
    except TimeoutError:
        print("timeout", inner.cancelled(), await inner)


def loops():
    f = loop.create_future()
    loop.call_soon(loop.stop)
    say(loop.run_until_complete, f)

    async def again():
        say(loop.run_forever)
        other = asyncio.new_event_loop()
        say(other.run_forever)
        say(loop.close)
        other.close()

    loop.run_until_complete(again())
    say(asyncio.get_running_loop)
    print(loop.is_running(), loop.is_closed())
    say(loop.close)
    say(loop.close)
    print(loop.is_closed())
    say(loop.call_soon, print)
    say(loop.call_later, 1, print)
    say(loop.call_soon_threadsafe, print)
    say(loop.run_forever)


for part in (futures, tasks, cancelling, timeouts, gathers):
    print(part.__name__, flush=True)
    loop.run_until_complete(part())
print("loops", flush=True)
loops()
