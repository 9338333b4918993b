# SPDX-License-Identifier: MIT
# What a manager's dict, list, Queue, Namespace, Lock and Event return and raise, from this process and from two others; wrong keys.
import multiprocessing
import queue
from multiprocessing.managers import BaseManager


def say(call, *args, **kw):
    try:
        result = call(*args, **kw)
    except Exception as e:
        result = type(e).__name__
    print(result)


def setitem(o, key, value):
    o[key] = value


def delitem(o, key):
    del o[key]


def write(d, l, lock, space, done, me):
    for i in range(10):
        d["%d-%d" % (me, i)] = i
        l.append(me)
        with lock:
            space.count = space.count + 1
    done.put(me)


def dicts(m):
    d = m.dict()
    say(d.__getitem__, "f")
    say(setitem, d, "f", 25)
    say(setitem, d, 2, [1, "two", None, 3.5, True])
    say(setitem, d, [1], 1)
    say(d.__getitem__, "f")
    d[2].append("lost")
    say(d.copy)
    say(len, d)
    say(delitem, d, "f")
    say(delitem, d, "f")
    say(d.copy)


def lists(m):
    l = m.list()
    say(l.pop, -1)
    for i in range(4):
        l.append(i)
    say(l.__getitem__, -1)
    say(l.__getitem__, 4)
    say(l.__getitem__, -5)
    say(setitem, l, 1, {"a": [1]})
    say(setitem, l, 9, 1)
    say(l.pop, 0)
    say(l.pop, -1)
    say(l.__getitem__, slice(None))
    say(len, l)


def queues(m):
    for q in (m.Queue(2), m.Queue(0), m.Queue(-1)):
        say(q.get, False)
        say(q.get, True, 0.01)
        say(q.put, 1)
        say(q.put, "two")
        say(q.put, 3, False)
        say(q.put, 3, True, 0.01)
        say(q.qsize)
        say(q.full)
        say(q.empty)
        say(q.get)
        say(q.get)
        say(q.task_done)
        say(q.task_done)
        say(q.qsize)


def others(m):
    n = m.Namespace()
    say(getattr, n, "x")
    n.x = 10
    say(getattr, n, "x")
    say(delattr, n, "x")
    say(delattr, n, "x")
    lock = m.Lock()
    say(lock.release)
    lock.acquire()
    lock.release()
    e = m.Event()
    say(e.is_set)
    e.set()
    say(e.is_set)
    say(e.wait)
    e.clear()
    say(e.is_set)


def together(m):
    d, l, lock, space, done = m.dict(), m.list(), m.Lock(), m.Namespace(), m.Queue()
    space.count = 0
    p = [multiprocessing.Process(target=write, args=(d, l, lock, space, done, me)) for me in range(2)]
    for one in p:
        one.start()
    print(done.get() + done.get())
    for one in p:
        one.join()
    say(len, d)
    say(len, l)
    print(space.count)
    say(d.__getitem__, "1-9")


tasks = queue.Queue()


class QueueManager(BaseManager):
    pass


def strangers():
    QueueManager.register("get_tasks", callable=lambda: tasks)
    m = QueueManager(address=("127.0.0.1", 0), authkey=b"abc")
    m.start()
    say(m.start)
    other = QueueManager(address=m.address, authkey=b"abd")
    say(other.connect)
    client = QueueManager(address=m.address, authkey=b"abc")
    say(client.connect)
    here, there = m.get_tasks(), client.get_tasks()
    here.put([1, 2])
    say(there.get)
    print(tasks.qsize())
    print(m._number_of_objects())
    m.shutdown()
    say(client.connect)


if __name__ == "__main__":
    manager = multiprocessing.Manager()
    for part in (dicts, lists, queues, others, together):
        print(part.__name__)
        part(manager)
    manager.shutdown()
    strangers()
