# SPDX-License-Identifier: MIT
# Thread, Timer, local: names, daemons, states, what may not be done twice or too early, enumerate, each thread's own value.
import threading

from say import say


def work():
    pass


def names():
    a = threading.Thread(target=work)
    b = threading.Thread(target=work, name="own")
    c = threading.Thread()
    d = threading.Timer(5, work)
    for t in (a, b, c, d, threading.main_thread(), threading.current_thread()):
        print(t.name)
    a.name = "other"
    print(a.name)
    inside = []
    a = threading.Thread(target=lambda: inside.append(threading.current_thread().name), name="inside")
    a.start()
    a.join()
    print(inside[0], a.name)


def states():
    gate = threading.Event()
    t = threading.Thread(target=gate.wait)
    print(t.is_alive(), t.daemon, t.ident)
    say(t.join)
    say(t.start)
    print(t.is_alive(), t.ident > 0)
    say(t.start)
    say(setattr, t, "daemon", True)
    t.join(0)
    print(t.is_alive())
    t.join(0.01)
    print(t.is_alive())
    gate.set()
    say(t.join)
    say(t.join)
    print(t.is_alive())
    say(t.start)
    say(threading.current_thread().join)


def joins_itself():
    say(threading.current_thread().join)


def daemons():
    t = threading.Thread(target=work)
    say(setattr, t, "daemon", True)
    print(t.daemon)
    made = []
    t = threading.Thread(target=lambda: made.append(threading.Thread(target=work).daemon), daemon=True)
    t.start()
    t.join()
    print(made[0])
    t = threading.Thread(target=joins_itself)
    t.start()
    t.join()


def who_is_there():
    gate = threading.Event()
    t = [threading.Thread(target=gate.wait, name="t%d" % i, daemon=i == 1) for i in range(4)]
    for i in (2, 0, 1):
        t[i].start()
    print(threading.active_count(), [one.name for one in threading.enumerate()])
    gate.set()
    for i in (2, 0, 1):
        t[i].join()
    print(threading.active_count(), [one.name for one in threading.enumerate()])


def timers():
    t = threading.Timer(0.01, print, ("fired",))
    print(t.is_alive())
    say(t.join)
    say(t.start)
    say(t.start)
    say(t.join)
    print(t.is_alive())
    say(t.cancel)
    t = threading.Timer(100, print, ("never",))
    t.start()
    print(t.is_alive())
    for i in range(2):
        say(t.cancel)
    say(t.join)
    print(t.is_alive())
    t = threading.Timer(0, print, ("never",))
    say(t.cancel)
    say(t.start)
    say(t.join)
    t = threading.Timer(0, print, ("at once",))
    t.start()
    t.join()


def locals():
    own = threading.local()
    own.x = "main"

    def look(me):
        print(getattr(own, "x", None))
        own.x = me
        print(own.x)

    for me in ("a", "b"):
        t = threading.Thread(target=look, args=(me,))
        t.start()
        t.join()
    print(own.x)


for part in (names, states, daemons, who_is_there, timers, locals):
    print(part.__name__, flush=True)
    part()
