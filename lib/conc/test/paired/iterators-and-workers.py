# SPDX-License-Identifier: MIT
# chain and its kin: what comes in which order, what an inner one raises, what is left afterwards.  run_in_executor: results, errors,
# order, cancelling what has begun and what has not, an executor that is shut down.
import asyncio
import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

from say import say


def fails_after(n):
    for i in range(n):
        yield i
    raise ValueError


def chains():
    it = itertools.chain([1, 2], range(5, 7), [])
    for _ in range(6):
        say(next, it)
    it = itertools.chain(range(1), fails_after(1), range(7, 8))
    for _ in range(5):
        say(next, it)
    it = itertools.chain.from_iterable(range(n) for n in (0, 2, 0, 1))
    for _ in range(5):
        say(next, it)
    it = itertools.chain()
    say(next, it)
    it = iter(range(3, 3))
    say(next, it)


def square(n):
    if n < 0:
        raise ValueError
    return n * n


async def outcome(f):
    try:
        print(await f, flush=True)
    except BaseException as e:
        print(type(e).__name__, flush=True)


async def workers():
    loop = asyncio.get_running_loop()
    executor = ThreadPoolExecutor(1)
    gate = threading.Event()
    await outcome(loop.run_in_executor(executor, square, 7))
    await outcome(loop.run_in_executor(executor, square, -7))
    begun = loop.run_in_executor(executor, gate.wait)
    await asyncio.sleep(0.05)
    waiting = loop.run_in_executor(executor, square, 3)
    behind = loop.run_in_executor(executor, square, 4)
    print(begun.done(), waiting.done())
    print(waiting.cancel(), waiting.cancel(), waiting.cancelled())
    print(begun.cancel(), begun.cancelled())
    gate.set()
    await outcome(begun)
    await outcome(waiting)
    await outcome(behind)
    executor.shutdown()
    try:
        loop.run_in_executor(executor, square, 1)
    except RuntimeError as e:
        print(type(e).__name__)


chains()
asyncio.run(workers())
