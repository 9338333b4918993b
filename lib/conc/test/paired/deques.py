# SPDX-License-Identifier: MIT
# collections.deque: both ends, what an empty one says, maxlen, rotate, extend, indices.
from collections import deque

from say import say


def show(d):
    print(list(d), len(d))


def ends():
    d = deque()
    say(d.pop)
    say(d.popleft)
    for n in (1, 2, 3):
        d.append(n)
    for n in (4, 5):
        d.appendleft(n)
    show(d)
    say(d.pop)
    say(d.popleft)
    show(d)
    d.extend([6, 7])
    d.extendleft([8, 9])
    show(d)


def indices():
    d = deque(range(5))
    for i in (0, 4, -1, -5, 5, -6):
        say(d.__getitem__, i)
    d.clear()
    say(d.__getitem__, 0)
    show(d)


def turns():
    d = deque(range(5))
    for n in (1, -2, 7, 0, -100, 5):
        d.rotate(n)
        show(d)
    d = deque()
    d.rotate(3)
    show(d)


def limits():
    d = deque(maxlen=3)
    for n in range(5):
        d.append(n)
    show(d)
    d.appendleft(9)
    show(d)
    d.extend([10, 11, 12, 13])
    show(d)
    d.extendleft([20, 21])
    show(d)
    print(d.maxlen)
    d = deque(maxlen=0)
    d.append(1)
    show(d)
    say(d.pop)


for part in (ends, indices, turns, limits):
    print(part.__name__)
    part()
