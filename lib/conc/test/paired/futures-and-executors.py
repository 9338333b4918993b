# SPDX-License-Identifier: MIT
# concurrent.futures: the states of a Future, cancel, callbacks, wait, as_completed, executors of threads and processes, shutdown, broken ones.
import concurrent.futures as cf
import os
import threading
import time

from say import say


def told(word):
    return lambda f: print("told", word, flush=True)


def states():
    f = cf.Future()
    print(f.running(), f.done(), f.cancelled())
    say(f.result, 0.01)
    say(f.exception, 0)
    f.add_done_callback(told("a"))
    f.add_done_callback(told("b"))
    say(f.set_running_or_notify_cancel)
    print(f.running(), f.done())
    say(f.cancel)
    say(f.set_running_or_notify_cancel)
    say(f.set_result, 5)
    print(f.running(), f.done(), f.cancelled())
    say(f.result)
    say(f.exception)
    f.add_done_callback(told("late"))
    say(f.set_result, 6)
    say(f.set_exception, KeyError())
    say(f.cancel)
    say(f.result)
    f = cf.Future()
    f.set_exception(ValueError("no"))
    say(f.result)
    print(f.exception(), f.done(), f.cancelled())


def cancelled():
    f = cf.Future()
    f.add_done_callback(told("cancelled"))
    say(f.cancel)
    say(f.cancel)
    print(f.running(), f.done(), f.cancelled())
    say(f.result)
    say(f.exception)
    say(f.set_result, 5)
    say(f.set_running_or_notify_cancel)
    say(f.set_running_or_notify_cancel)
    say(f.cancel)
    print(f.done(), f.cancelled())


def waits():
    f = [cf.Future() for i in range(3)]

    def look(timeout, when):
        done = cf.wait(f, timeout, when).done
        print([one in done for one in f])

    look(0.01, cf.ALL_COMPLETED)
    f[1].set_result(1)
    look(5, cf.FIRST_COMPLETED)
    look(0.01, cf.FIRST_EXCEPTION)
    f[2].set_exception(ValueError())
    look(5, cf.FIRST_EXCEPTION)
    look(0, cf.ALL_COMPLETED)
    f[0].cancel()
    look(0.01, cf.ALL_COMPLETED)
    f[0].set_running_or_notify_cancel()
    look(5, cf.ALL_COMPLETED)
    f = [cf.Future() for i in range(3)]
    f[2].set_result(2)
    it = cf.as_completed(f, 0.5)
    print(f.index(next(it)))
    f[1].set_result(1)
    print(f.index(next(it)))
    say(next, it)
    say(next, it)


def square(n):
    if n < 0:
        raise ValueError("negative")
    return n * n


def wait_for(gate):
    gate.wait()


def threads():
    e = cf.ThreadPoolExecutor(1)
    say(e.submit(square, 7).result)
    say(e.submit(square, -7).result)
    print(list(e.map(square, range(5))))
    it = e.map(square, [1, -1, 2])
    for i in range(4):
        say(next, it)
    gate = threading.Event()
    running, waiting, last = e.submit(wait_for, gate), e.submit(square, 3), e.submit(square, 4)
    while not running.running():
        time.sleep(0.001)
    print(running.cancel(), waiting.cancel(), waiting.cancelled(), last.running(), last.done())
    say(last.result, 0.01)
    say(next, e.map(square, [1], timeout=0.01))
    gate.set()
    say(running.result)
    say(last.result)
    say(waiting.result)
    say(e.shutdown)
    say(e.submit, square, 1)
    say(e.map, square, [1])
    say(e.shutdown)


def shuts_down():
    e, gate = cf.ThreadPoolExecutor(1), threading.Event()
    f = [e.submit(wait_for, gate), e.submit(square, 2), e.submit(square, 3)]
    while not f[0].running():
        time.sleep(0.001)
    say(e.shutdown, False)
    say(e.submit, square, 1)
    print([one.done() for one in f])
    say(e.shutdown, False, cancel_futures=True)
    print([one.cancelled() for one in f])
    gate.set()
    say(e.shutdown)
    print([one.done() for one in f])


def fails():
    raise ValueError("not today")


def broken():
    e = cf.ThreadPoolExecutor(1, initializer=fails)
    say(e.submit(square, 1).result)
    say(e.submit, square, 1)
    e.shutdown()


def dies(n):
    os._exit(n)


def processes():
    e = cf.ProcessPoolExecutor(2)
    say(e.submit(square, 7).result)
    say(e.submit(square, -7).result)
    print(list(e.map(square, range(10), chunksize=3)))
    it = e.map(square, [1, -1, 2])
    for i in range(4):
        say(next, it)
    say(e.submit(time.sleep, 0.5).result, 0.01)
    say(e.shutdown)
    say(e.submit, square, 1)
    e = cf.ProcessPoolExecutor(1)
    say(e.submit(dies, 3).result)
    e.shutdown()


cf._base.LOGGER.disabled = True
for part in (states, cancelled, waits, threads, shuts_down, broken, processes):
    print(part.__name__, flush=True)
    part()
