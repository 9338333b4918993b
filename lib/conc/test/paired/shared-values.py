# SPDX-License-Identifier: MIT
# multiprocessing.Value and Array: what they begin as, what a child changes, adding under the lock, its errors.
import multiprocessing

from say import say


def change(n, row):
    n.value = 7
    row[0] = 1.5
    row[3] = -2


def add(n, times):
    for i in range(times):
        with n.get_lock():
            n.value += 1


def run(*p):
    for one in p:
        one.start()
    for one in p:
        one.join()


def first(n, row):
    print(n.value, len(row), row[:])
    run(multiprocessing.Process(target=change, args=(n, row)))
    print(n.value, row[:])


def together(n, row):
    n.value = 0
    run(*[multiprocessing.Process(target=add, args=(n, 500)) for i in range(3)])
    print(n.value)


def locks(n, row):
    lock = n.get_lock()
    say(lock.release)
    say(lock.acquire)
    say(lock.acquire, False)
    run(multiprocessing.Process(target=say, args=(lock.acquire, False)))
    run(multiprocessing.Process(target=say, args=(lock.acquire, True, 0.01)))
    run(multiprocessing.Process(target=say, args=(lock.release,)))
    say(lock.release)
    say(lock.release)
    run(multiprocessing.Process(target=say, args=(lock.acquire, False)))


n, row = multiprocessing.Value("q"), multiprocessing.Array("d", 4)
for part in (first, together, locks):
    print(part.__name__, flush=True)
    part(n, row)
