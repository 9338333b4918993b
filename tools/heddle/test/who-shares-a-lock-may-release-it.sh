#!/bin/sh
# SPDX-License-Identifier: MIT
# All of a process waits, and the lock that one of them waits for lies in memory that another process has too: that one may
# yet release it, so nobody is accused.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/share.c" <<'C'
#include <pthread.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <unistd.h>

static pthread_mutex_t *lock;
static sem_t posted;

static void *
wait_for_lock(void *unused)
{
	pthread_mutex_lock(lock);
	sem_post(&posted);
	return unused;
}

int
main(void)
{
	pthread_mutexattr_t shared;
	pthread_t thread;

	lock = mmap(NULL, sizeof *lock, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_init(&shared);
	pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(lock, &shared);
	pthread_mutex_lock(lock);
	if (fork() == 0) {
		sleep(2);
		pthread_mutex_unlock(lock);
		return 0;
	}
	pthread_create(&thread, NULL, wait_for_lock, NULL);
	sem_wait(&posted);
	return pthread_join(thread, NULL);
}
C
"$h" cc --plain "$dir/share.c" -o "$dir/share" || exit 1
"$h" run --deterministic --add "$dir/share:/bin/share" -- share </dev/null >"$dir/out" 2>&1
[ $? = 0 ] && [ ! -s "$dir/out" ] || { echo "somebody is accused:"; cat "$dir/out"; exit 1; }
