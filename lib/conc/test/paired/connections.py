# SPDX-License-Identifier: MIT
# Connection: values and bytes, directions, poll, the end, what does not fit, what is no value; Listener and Client: keys, addresses.
import multiprocessing
import os
import tempfile
import threading
from multiprocessing.connection import Client, Listener

from say import say


def values():
    a, b = multiprocessing.Pipe()
    for v in (None, True, 5, -1.5, "text", b"bytes", [1, [2, "x"]], {"a": 1, "b": [None]}):
        a.send(v)
        say(b.recv)
        b.send(v)
        say(a.recv)
    for i in range(3):
        a.send(i)
    for i in range(3):
        say(b.recv)


def sizes():
    a, b = multiprocessing.Pipe()
    for size in (0, 1, 1000, 100000):
        say(a.send_bytes, b"x" * size)
        print(len(b.recv_bytes()))
    say(a.send_bytes, b"12345")
    say(b.recv_bytes, 5)
    say(a.send_bytes, b"123456")
    say(b.recv_bytes, 5)


def directions():
    reader, writer = multiprocessing.Pipe(False)
    say(reader.send, 1)
    say(reader.send_bytes, b"x")
    say(writer.recv)
    say(writer.recv_bytes)
    say(reader.poll)
    say(reader.poll, 0.01)
    say(writer.send, 1)
    say(reader.poll)
    say(reader.poll, None)
    say(reader.recv)
    say(reader.poll)


def ends():
    a, b = multiprocessing.Pipe()
    a.send("last")
    say(a.close)
    say(b.poll)
    say(b.recv)
    say(b.poll)
    say(b.recv)
    say(b.recv_bytes)
    say(b.send, 1)
    say(b.send_bytes, b"x")
    a, b = multiprocessing.Pipe()
    p = multiprocessing.Process(target=sends_and_dies, args=(a, b))
    p.start()
    a.close()
    say(b.recv)
    say(b.recv)
    p.join()


def sends_and_dies(a, b):
    b.close()
    a.send("from the child")
    os._exit(1)


def no_value():
    a, b = multiprocessing.Pipe()
    a.send_bytes(b"\xff\xff\xff")
    say(b.recv)
    a.send(5)
    say(b.recv)


def serve(listener, answers):
    for i in range(answers):
        try:
            with listener.accept() as c:
                c.send(c.recv() + 1)
        except Exception as e:
            print("accept:", type(e).__name__, flush=True)


def ask(address, key):
    with Client(address, authkey=key) as c:
        c.send(5)
        return c.recv()


def keys():
    listener = Listener(("127.0.0.1", 0), authkey=b"abc")
    address = listener.address
    t = threading.Thread(target=serve, args=(listener, 3))
    t.start()
    say(ask, address, b"abc")
    say(ask, address, b"abd")
    say(ask, address, b"abc")
    t.join()
    say(listener.close)
    say(ask, address, b"abc")


def paths():
    with tempfile.TemporaryDirectory() as place:
        path = place + "/s"
        say(ask, path, b"abc")
        listener = Listener(path, authkey=b"abc")
        try:
            Listener(path, authkey=b"abc")
        except OSError as e:
            print("OSError", e.errno)
        t = threading.Thread(target=serve, args=(listener, 1))
        t.start()
        say(ask, path, b"abc")
        t.join()
        print(os.path.exists(path))
        listener.close()
        print(os.path.exists(path), flush=True)


for part in (values, sizes, directions, ends, no_value, keys, paths):
    print(part.__name__, flush=True)
    part()
