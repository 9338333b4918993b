# SPDX-License-Identifier: MIT
# multiprocessing.Pool: orders, what a task raises in each kind of call, callbacks, AsyncResult, the states of a pool, worn-out workers.
import multiprocessing
import os
import time

from say import say


def square(n):
    if n < 0:
        raise ValueError(n)
    return n * n


def slow(n):
    time.sleep(100)


def who(n):
    return os.getpid()


def results(pool):
    say(pool.apply, square, (7,))
    say(pool.apply, square, (-1,))
    say(pool.map, square, range(10))
    say(pool.map, square, range(10), 3)
    say(pool.map, square, [])
    say(pool.map, square, [1, -1, 2])
    say(list, pool.imap(square, range(6)))
    say(list, pool.imap(square, range(6), 4))
    print(sorted(pool.imap_unordered(square, range(6), 2)))
    it = pool.imap(square, [1, -1, 2])
    for i in range(4):
        say(next, it)
    say(it.next, 1)


def asyncs(pool):
    r = pool.apply_async(square, (3,))
    say(r.get)
    say(r.get, 0.01)
    print(r.ready(), r.successful())
    r = pool.apply_async(square, (-3,))
    say(r.wait)
    print(r.ready(), r.successful())
    say(r.get)
    r = pool.map_async(square, range(4))
    say(r.get)
    print(r.ready(), r.successful())
    r = pool.map_async(square, [1, -2])
    say(r.get)
    print(r.successful())


def callbacks(pool):
    def told(word):
        return lambda result: print(word, result if isinstance(result, (int, list)) else type(result).__name__, flush=True)

    def ask(call, *args):
        say(call(*args, callback=told("done"), error_callback=told("error")).get)

    ask(pool.apply_async, square, (4,))
    ask(pool.apply_async, square, (-4,))
    ask(pool.map_async, square, [1, 2, 3])
    ask(pool.map_async, square, [-1])


def limits():
    with multiprocessing.Pool(1) as pool:
        r = pool.apply_async(slow, (1,))
        say(r.ready)
        say(r.successful)
        say(r.get, 0.01)
        say(r.get, 0)
        say(r.wait, 0.01)
        say(pool.imap(square, [1]).next, 0.01)


def states():
    pool = multiprocessing.Pool(2)
    say(pool.join)
    r = pool.apply_async(square, (5,))
    say(pool.close)
    for call in (pool.apply, pool.apply_async):
        say(call, square, (1,))
    for call in (pool.map, pool.map_async, pool.imap, pool.imap_unordered):
        say(call, square, [1])
    say(r.get)
    say(pool.close)
    say(pool.join)
    say(pool.join)
    say(pool.apply, square, (1,))
    pool = multiprocessing.Pool(2)
    pool.apply_async(slow, (1,))
    say(pool.terminate)
    say(pool.apply, square, (1,))
    say(pool.join)


def worn_out():
    with multiprocessing.Pool(1, maxtasksperchild=2) as pool:
        print(len(set(pool.map(who, range(6), 1))))
    with multiprocessing.Pool(1) as pool:
        print(len(set(pool.map(who, range(6), 1))))


offset = 0


def begin(n):
    global offset
    offset = n


def add(n):
    return n + offset


def initializers():
    with multiprocessing.Pool(2, begin, (100,)) as pool:
        say(pool.map, add, range(4))
    print(offset)


def main():
    pool = multiprocessing.Pool(3)
    for part in (results, asyncs, callbacks):
        print(part.__name__, flush=True)
        part(pool)
    pool.close()
    pool.join()
    for part in (limits, states, worn_out, initializers):
        print(part.__name__, flush=True)
        part()


main()
