#!/usr/bin/env python3
"""What other clients notice while a server is treated badly. Not a test: it takes a minute or two.

    python3 tests/serve/hostile.py --timbao build/release/timbao --db DIR --query "giá cà phê"

Starts `timbao serve` and asks it one query after another, first alone, then beside 500 clients that send a byte a
second, bodies of 20 MB in chunks, headers of 50 MB, random bytes, and 10,000 requests sent at once. Prints requests,
failures, ms p50 and p99 and the memory of the server in each case. Exits with 1 where a request failed or its p99
is more than three times that of a quiet server.
"""

import argparse
import asyncio
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.parse

SECONDS = 10
ALLOWED_RATIO = 3


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timbao", required=True, metavar="BIN")
    parser.add_argument("--db", required=True, metavar="DIR")
    parser.add_argument("--query", default="học sinh", metavar="TEXT")
    return parser.parse_args()


class Server:
    def __init__(self, program, index):
        self.process = subprocess.Popen([program, "serve", "--db", index, "--listen", "127.0.0.1:0"],
                                        stderr=subprocess.PIPE, text=True, errors="replace")
        line = self.process.stderr.readline()
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)", line).group(1))

    def resident_mb(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    async def drop_log(self):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, lambda: [None for _ in self.process.stderr])

    def stop(self):
        self.process.terminate()
        return self.process.wait()


async def connected(port):
    return await asyncio.open_connection("127.0.0.1", port)


async def close(writer):
    writer.close()
    try:
        await writer.wait_closed()
    except OSError:
        pass


async def sends(port, pieces, pause=0.0):
    """Sends pieces until the server has enough of them, and waits for the end of what it says."""
    try:
        reader, writer = await connected(port)
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                if pause:
                    await asyncio.sleep(pause)
            await asyncio.wait_for(reader.read(), SECONDS)
        finally:
            await close(writer)
    except (OSError, asyncio.TimeoutError):
        pass


async def again_and_again(make):
    while True:
        await make()


def slow_clients(port):
    request = b"GET /api/search?q=a HTTP/1.1\r\nHost: a\r\n" + b"X-Slow: " + b"a" * 1000

    async def one():
        await sends(port, [request[i:i + 1] for i in range(len(request))], 1.0)
    return [again_and_again(one) for _ in range(500)]


def chunked_bodies(port):
    head = b"POST /api/search?q=a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"

    async def one():
        await sends(port, [head] + [chunk] * 320)
    return [again_and_again(one) for _ in range(4)]


def long_headers(port):
    async def one():
        await sends(port, [b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: "] + [b"a" * 0x10000] * 800)
    return [again_and_again(one) for _ in range(4)]


def random_bytes(port):
    source = random.Random(1)

    async def one():
        await sends(port, [source.randbytes(source.randrange(1, 5000))])
    return [again_and_again(one) for _ in range(4)]


def pipelined(port):
    async def one():
        await sends(port, [b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" * 10000])
    return [again_and_again(one)]


async def answer_to(reader):
    head = await reader.readuntil(b"\r\n\r\n")
    size = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
    await reader.readexactly(size)
    return int(head.split()[1])


async def ask(port, target, seconds):
    """Milliseconds of each request, and how many failed."""
    times, failed = [], 0
    reader, writer = await connected(port)
    request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        try:
            writer.write(request)
            failed += await asyncio.wait_for(answer_to(reader), 30) != 200
        except (OSError, EOFError, asyncio.TimeoutError):
            failed += 1
            reader, writer = await connected(port)
        times.append((time.monotonic() - start) * 1000)
    await close(writer)
    return times, failed


def attack_forever(attack, port):
    async def attackers():
        await asyncio.gather(*attack(port))
    asyncio.run(attackers())


async def measured(name, server, target, attack=None):
    # In a process of its own, so that it takes none of the time that is measured.
    process = multiprocessing.Process(target=attack_forever, args=(attack, server.port), daemon=True)
    if attack:
        process.start()
        await asyncio.sleep(1)
    times, failed = await ask(server.port, target, SECONDS)
    if attack:
        process.terminate()
        process.join()
    p99 = statistics.quantiles(times, n=100)[98]
    print(f"{name:22} {len(times):7} {failed:6} {statistics.median(times):8.2f} {p99:8.2f} {server.resident_mb():8.1f}",
          flush=True)
    return p99, failed


async def main():
    given = options()
    server = Server(given.timbao, given.db)
    log = asyncio.create_task(server.drop_log())
    target = "/api/search?q=" + urllib.parse.quote(given.query)
    print(f"load {os.getloadavg()[0]:.1f}\n{'beside':22} requests failed   ms p50      p99   memory MB")
    await ask(server.port, target, 2)
    quiet, failed = await measured("nobody", server, target)
    worst = 0
    for attack in (slow_clients, chunked_bodies, long_headers, random_bytes, pipelined):
        p99, lost = await measured(attack.__name__.replace("_", " "), server, target, attack)
        worst, failed = max(worst, p99), failed + lost
    await measured("nobody, again", server, target)
    status = server.stop()
    await log
    print(f"worst p99 / quiet p99: {worst / quiet:.1f}; server ended with {status}")
    return 1 if failed or status or worst > ALLOWED_RATIO * quiet else 0


sys.exit(asyncio.run(main()))
