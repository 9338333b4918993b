# SPDX-License-Identifier: MIT
# multiprocessing.Queue: bounds, order, close, join_thread, values that cannot be sent, the end of a process that has not sent all.
import multiprocessing
import multiprocessing.queues
import queue
import time


def say(call, *args, **kw):
    try:
        result = call(*args, **kw)
    except queue.Full:
        result = "Full"
    except queue.Empty:
        result = "Empty"
    except ValueError:
        result = "ValueError"
    except AssertionError:
        result = "AssertionError"
    print(result)


class Quiet(multiprocessing.queues.Queue):
    def _on_queue_feeder_error(self, e, obj):
        self.told = obj[0]


def put_all(q, n, size):
    for i in range(n):
        q.put([i, "x" * size])


def put_and_cancel(q):
    q.put("lost")
    q.cancel_join_thread()


def bounds(context):
    q = Quiet(3, ctx=context)
    say(q.get, block=False)
    say(q.get, timeout=0.01)
    say(q.empty)
    for i in range(3):
        say(q.put, i)
    say(q.put, 3, block=False)
    say(q.put, 3, timeout=0.01)
    say(q.full)
    say(q.qsize)
    for i in range(3):
        say(q.get)
    say(q.full)
    say(q.qsize)
    say(q.empty)
    say(q.put, ["bad", lambda: 0])
    say(q.put, "after")
    say(q.get)
    print("feeder:", q.told)
    say(q.qsize)
    say(q.join_thread)
    q.close()
    say(q.close)
    say(q.put, 1)
    say(q.get)
    say(q.join_thread)
    say(q.join_thread)


def unbounded(context, maxsize):
    q = Quiet(maxsize, ctx=context)
    for i in range(50):
        q.put([i, "x" * 20000])
    say(q.full)
    say(q.qsize)
    for i in range(50):
        v = q.get()
        assert v == [i, "x" * 20000]
    say(q.qsize)


def ends(context):
    q = Quiet(0, ctx=context)
    p = multiprocessing.Process(target=put_all, args=(q, 40, 20000))
    p.start()
    while q.qsize() < 40:
        time.sleep(0.001)
    p.join(0.05)
    print("alive", p.is_alive())
    loser = multiprocessing.Process(target=put_and_cancel, args=(q,))
    loser.start()
    loser.join()
    print("loser", loser.exitcode)
    for i in range(40):
        assert q.get()[0] == i
    p.join()
    print("exitcode", p.exitcode)
    say(q.get, block=False)
    say(q.qsize)


context = multiprocessing.get_context("fork")
bounds(context)
for n in (0, -1):
    unbounded(context, n)
ends(context)
