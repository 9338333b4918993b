/* SPDX-License-Identifier: MIT */
#include "kernel/test/helpers.h"

#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/mm/frame.h"
#include "kernel/sched/wait.h"

struct thread *
start_on_cpu(const char *name, void (*fn)(void *), void *arg, unsigned int cpu)
{
	struct thread *t;

	assert_eq(thread_create(boot_world, name, fn, arg, &t), 0);
	t->affinity = 1ull << cpu;
	thread_start(t);
	return t;
}

void
sleep_ns(int64_t ns)
{
	sleep_until(clock_now() + ns, false);
}

/* Only tests wait for a kernel thread, so looking every millisecond is enough.
 * The scheduler's own reference goes last: then the stack is free too. */
void
wait_ended(struct thread *t)
{
	while (t->refs > 1)
		sleep_ns(1000000);
	thread_put(t);
}

size_t
frames_at_rest(void)
{
	size_t frames = frames_free();

	for (int same = 0; same < 4;) {
		size_t now;

		sleep_ns(2000000);
		now = frames_free();
		same = now == frames ? same + 1 : 0;
		frames = now;
	}
	return frames;
}
