# SPDX-License-Identifier: MIT
# Random sequences of next, send, throw and close on five generators.
import sys


def catches():
    while True:
        try:
            got = yield 1
            print("  got", got)
            if got == 3:
                return 30
        except ValueError as e:
            print("  caught", e)


def ignores():
    try:
        yield 1
    except GeneratorExit:
        print("  exit")
    yield 2
    yield 3
    return 4


def cleans():
    try:
        yield 1
        yield 2
    finally:
        print("  cleans")
    return 9


def delegates():
    value = yield from catches()
    print("  inner returned", value)
    try:
        yield from ignores()
    except ValueError as e:
        print("  outer caught", e)
        yield 50
    return 60


def deep():
    yield from delegates()
    yield from cleans()


def drawn():
    state = 1
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state >> 16


draws = drawn()
made = [catches, ignores, cleans, delegates, deep]
for number in range(400):
    which = next(draws) % 5
    g = made[which]()
    print("generator", which)
    for step in range(12):
        call = next(draws) % 8
        try:
            if call < 3:
                print("next", next(g))
            elif call < 5:
                n = next(draws) % 4
                print("send", n, g.send(n if n else None))
            elif call < 7:
                print("throw", g.throw(ValueError("v%d" % step)))
            else:
                g.close()
                print("close")
        except StopIteration as e:
            print("StopIteration", e.value)
        except (RuntimeError, TypeError, ValueError) as e:
            print(type(e).__name__, e)
    try:
        g.close()
    except RuntimeError as e:
        print(type(e).__name__, e)
