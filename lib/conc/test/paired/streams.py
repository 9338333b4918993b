# SPDX-License-Identifier: MIT
# Streams between tasks: read, readline, readexactly, readuntil, the end, what is longer than the room, who is not there.
import asyncio


async def say(awaitable):
    try:
        print(await awaitable)
    except Exception as e:
        print(type(e).__name__)


async def speak(reader, writer):
    writer.write(b"first line\nsecond\n\n")
    await writer.drain()
    writer.write(b"0123456789")
    writer.write(b"key=value;rest")
    await writer.drain()
    print("heard", await reader.readline())
    writer.write(b"no newline")
    writer.close()
    await writer.wait_closed()


async def lines(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for i in range(3):
        await say(reader.readline())
    await say(reader.readexactly(10))
    await say(reader.readuntil(b";"))
    await say(reader.readexactly(4))
    print(reader.at_eof())
    writer.write(b"answer\n")
    await writer.drain()
    await say(reader.readline())
    print(reader.at_eof())
    await say(reader.readline())
    await say(reader.read(10))
    await say(reader.readexactly(1))
    await say(reader.readexactly(0))
    print(writer.is_closing())
    writer.close()
    print(writer.is_closing())
    await say(writer.wait_closed())


async def short(reader, writer):
    writer.write(b"abcde")
    writer.close()


async def too_little(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await say(reader.readexactly(9))
    await say(reader.read(1))
    writer.close()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await say(reader.readuntil(b";"))
    await say(reader.read(1))
    writer.close()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    got = b""
    while piece := await reader.read(2):
        print(len(piece) <= 2)
        got += piece
    print(got)
    writer.close()


async def much(reader, writer):
    writer.write(b"x" * 1000000)
    await writer.drain()
    writer.close()


async def big(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(len(await reader.readexactly(1000000)))
    await say(reader.read(1))
    writer.close()


async def waits(reader, writer):
    await reader.read(1)
    writer.close()


async def limits(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await say(asyncio.wait_for(reader.read(1), 0.01))
    await say(asyncio.wait_for(reader.readline(), 0.01))
    writer.write(b"x")
    await say(reader.read(1))
    writer.close()


async def main():
    for name, handler, part in (("lines", speak, lines), ("too_little", short, too_little), ("big", much, big),
                                ("limits", waits, limits)):
        print(name)
        server = await asyncio.start_server(handler, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        await part(port)
        server.close()
        await server.wait_closed()
    await say(asyncio.open_connection("127.0.0.1", port))


asyncio.run(main())
