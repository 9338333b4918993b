# SPDX-License-Identifier: MIT
# Process: names, exit codes of each end, what may not be done twice, too early or by a daemon, time limits, other people's children.
import multiprocessing
import os
import signal
import sys
import time

from say import say


def returns():
    pass


def sleeps():
    time.sleep(100)


def ends_by(how):
    how()


def names():
    a = multiprocessing.Process(target=returns)
    b = multiprocessing.Process(target=returns, name="own")
    c = multiprocessing.Process(target=returns)
    for p in (a, b, c, multiprocessing.current_process()):
        print(p.name)
    a.name = "other"
    print(a.name, flush=True)
    p = multiprocessing.Process(target=makes_child)
    p.start()
    p.join()


def makes_child():
    print(multiprocessing.current_process().name)
    for i in range(2):
        p = multiprocessing.Process(target=lambda: print(multiprocessing.current_process().name, flush=True))
        print(p.name, flush=True)
        p.start()
        p.join()


def exits(target, *args):
    p = multiprocessing.Process(target=target, args=args)
    p.start()
    p.join()
    print(p.exitcode, flush=True)


def exit_codes():
    exits(returns)
    exits(sys.exit, 3)
    exits(sys.exit, 0)
    exits(sys.exit, 255)
    exits(sys.exit, 256)
    exits(sys.exit, -1)
    exits(os._exit, 7)
    for signo in (signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT):
        exits(lambda: os.kill(os.getpid(), signo))


def states():
    p = multiprocessing.Process(target=sleeps)
    print(p.is_alive(), p.exitcode, p.daemon, p.pid)
    say(p.join)
    say(p.close)
    p = multiprocessing.Process(target=sleeps)
    say(p.start)
    say(p.start)
    say(setattr, p, "daemon", True)
    print(p.is_alive(), p.exitcode, p.pid > 0)
    p.join(0)
    p.join(0.01)
    print(p.exitcode)
    say(p.close)
    say(p.terminate)
    say(p.join)
    say(p.join)
    print(p.is_alive(), p.exitcode)
    say(p.terminate)
    say(p.kill)
    say(p.start)
    say(p.close)
    p = multiprocessing.Process(target=sleeps)
    p.start()
    say(p.kill)
    p.join()
    print(p.exitcode)


def try_daemon():
    print(multiprocessing.current_process().daemon)
    p = multiprocessing.Process(target=returns)
    print(p.daemon, flush=True)
    say(p.start)


def daemons():
    p = multiprocessing.Process(target=try_daemon)
    say(setattr, p, "daemon", True)
    p.start()
    p.join()
    p = multiprocessing.Process(target=leaves_daemon)
    p.start()
    p.join()
    print(p.exitcode)


def leaves_daemon():
    p = multiprocessing.Process(target=sleeps, daemon=True)
    p.start()


def strangers():
    p = multiprocessing.Process(target=sleeps)
    p.start()
    other = multiprocessing.Process(target=lambda: (say(p.join), say(p.join, 0.01)))
    other.start()
    other.join()
    p.terminate()
    p.join()
    print(p.exitcode)


def runs_here():
    p = multiprocessing.Process(target=lambda: print("here", os.getpid() == me))
    me = os.getpid()
    p.run()
    print(p.is_alive(), p.pid)


for part in (names, exit_codes, states, daemons, strangers, runs_here):
    print(part.__name__, flush=True)
    part()
