/* SPDX-License-Identifier: MIT */
/* Four threads on all CPUs add under a mutex; nothing is lost, and nobody is
 * inside with another. */
#include "kernel/arch/machine.h"
#include "kernel/sync/mutex.h"
#include "kernel/test/helpers.h"
#include "kernel/test/test.h"

#define ROUNDS 2000
#define THREADS 4

static struct mutex m;
static int total, inside, most_inside;

static void
add(void *arg)
{
	for (int i = 0; i < ROUNDS; i++) {
		mutex_lock(&m);
		if (++inside > most_inside)
			most_inside = inside;
		total++;
		inside--;
		mutex_unlock(&m);
	}
}

KERNEL_TEST(mutex_excludes)
{
	struct thread *t[THREADS];

	total = inside = most_inside = 0;
	mutex_init(&m, RANK_TEST_MUTEX, "test mutex");
	for (unsigned int i = 0; i < THREADS; i++)
		t[i] = start_on_cpu("adder", add, NULL, i % cpu_count);
	for (int i = 0; i < THREADS; i++)
		wait_ended(t[i]);
	CHECK_EQ(total, ROUNDS * THREADS);
	CHECK_EQ(most_inside, 1);
}
