#!/bin/sh
# SPDX-License-Identifier: MIT
# Who waits for the end of a pipe or socket is in no deadlock if its last holder is a call in progress, whose
# descriptor another thread has closed, or a process that ends and has much to give back first.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/waits.c" <<'C'
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static int end[2];

static void *
receives(void *arg)
{
	struct timeval most = { .tv_usec = 300000 };
	char byte;

	setsockopt(end[0], SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
	recv(end[0], &byte, 1, 0);
	return arg;
}

static void *
polls(void *arg)
{
	struct pollfd p[2] = { { .fd = end[0] }, { .fd = end[0] } };

	poll(p, 2, 300);
	return arg;
}

static void
closes_meanwhile(void *(*uses)(void *))
{
	pthread_t thread;

	pthread_create(&thread, NULL, uses, NULL);
	usleep(50000);
	close(end[0]);
	pthread_join(thread, NULL);
	usleep(300000); /* the call's end is what counts, not the process's */
}

static void
ends_slowly(void)
{
	int pair[2], room = 1 << 20;

	dup2(end[0], 100);
	close(end[0]);
	for (int i = 0; i < 20; i++) {
		socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
		setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
		while (send(pair[0], "", 1, MSG_DONTWAIT) == 1)
			;
	}
	write(100, "", 1); /* so that it is waited for again just now */
}

int
main(int argc, char **argv)
{
	char byte;
	ssize_t got;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, end) < 0)
		return 1;
	if (fork() == 0) {
		close(end[1]);
		if (strcmp(argv[1], "slow-end") == 0)
			ends_slowly();
		else
			closes_meanwhile(strcmp(argv[1], "recv") == 0 ? receives : polls);
		_exit(0);
	}
	close(end[0]);
	while ((got = read(end[1], &byte, 1)) > 0)
		;
	return got == 0 ? 0 : 1;
}
C
"$h" cc --plain "$dir/waits.c" -o "$dir/waits" || exit 1

for way in recv poll slow-end; do
	"$h" run --deterministic --timeout 60 --add "$dir/waits:/bin/waits" -- waits $way </dev/null >"$dir/out" 2>&1 ||
		{ echo "$way: status $?"; cat "$dir/out"; exit 1; }
	! grep -q '^deadlock' "$dir/out" || { echo "$way goes on, and is accused:"; cat "$dir/out"; exit 1; }
done
