/* SPDX-License-Identifier: MIT */
/* Message queues, called as system calls call them. */
#include "kernel/ipc/mq.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/arch/machine.h"
#include "kernel/test/crew.h"

static const struct mq_attr three = { .mq_maxmsg = 3, .mq_msgsize = 16 };

static struct file *
make(const char *name, int flags)
{
	struct file *f = NULL;

	CHECK_EQ(mq_open(boot_world, NULL, name, flags | O_CREAT | O_EXCL | O_RDWR, 0600, &three, &f), 0);
	return f;
}

static void
drop(struct file *f, const char *name)
{
	CHECK_EQ(mq_unlink(boot_world, NULL, name), 0);
	file_put(f);
}

KERNEL_TEST(mq_highest_priority_then_oldest)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = make("order", 0);
	unsigned int priority;

	crew_store(at, "abc", 3);
	CHECK_EQ(mq_send(f, UPTR(at), 1, 5, WAIT_FOREVER), 0);
	CHECK_EQ(mq_send(f, UPTR(at + 1), 1, 9, WAIT_FOREVER), 0);
	CHECK_EQ(mq_send(f, UPTR(at + 2), 1, 5, WAIT_FOREVER), 0);
	for (int i = 0; i < 3; i++) {
		CHECK_EQ(mq_receive(f, UPTR(at + 64), 16, &priority, WAIT_FOREVER), 1);
		CHECK_EQ(crew_byte(at + 64), "bac"[i]);
		CHECK_EQ(priority, i == 0 ? 9 : 5);
	}
	drop(f, "order");
	crew_end(&c);
}

KERNEL_TEST(mq_bounds)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = make("bounds", O_NONBLOCK);

	CHECK_EQ(mq_receive(f, UPTR(at), 16, NULL, WAIT_FOREVER), -EAGAIN);
	CHECK_EQ(mq_send(f, UPTR(at), 17, 0, WAIT_FOREVER), -EMSGSIZE);
	CHECK_EQ(mq_send(f, UPTR(at), 1, 32768, WAIT_FOREVER), -EINVAL);
	CHECK_EQ(mq_receive(f, UPTR(at), 15, NULL, WAIT_FOREVER), -EMSGSIZE);
	for (int i = 0; i < 3; i++)
		CHECK_EQ(mq_send(f, UPTR(at), 0, 0, WAIT_FOREVER), 0);
	CHECK_EQ(mq_send(f, UPTR(at), 0, 0, WAIT_FOREVER), -EAGAIN);
	CHECK_EQ(file_poll(f, NULL), POLLIN | POLLRDNORM);
	drop(f, "bounds");
	crew_end(&c);
}

KERNEL_TEST(mq_times_out)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = make("late", 0);
	int64_t deadline = clock_now() + 1000000;

	CHECK_EQ(mq_receive(f, UPTR(at), 16, NULL, deadline), -ETIMEDOUT);
	CHECK(clock_now() >= deadline);
	for (int i = 0; i < 3; i++)
		CHECK_EQ(mq_send(f, UPTR(at), 0, 0, WAIT_FOREVER), 0);
	CHECK_EQ(mq_send(f, UPTR(at), 0, 0, clock_now() + 1000000), -ETIMEDOUT);
	drop(f, "late");
	crew_end(&c);
}

struct job {
	struct file *file;
	uint64_t at;
	long sum;
};

static void
receive_job(void *arg)
{
	struct job *j = arg;

	for (int i = 0; i < 50; i++)
		if (mq_receive(j->file, UPTR(j->at), 16, NULL, WAIT_FOREVER) == 1)
			j->sum += crew_byte(j->at);
}

KERNEL_TEST(mq_two_receivers_get_each_message_once)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = make("share", 0);
	struct job jobs[2] = { { f, at + 100, 0 }, { f, at + 200, 0 } };
	long sum = 0;

	crew_start(&c, receive_job, &jobs[0]);
	crew_start(&c, receive_job, &jobs[1]);
	for (uint8_t i = 1; i <= 100; i++) {
		crew_store(at, &i, 1);
		CHECK_EQ(mq_send(f, UPTR(at), 1, i % 3, WAIT_FOREVER), 0);
		sum += i;
	}
	crew_join(&c);
	CHECK_EQ(jobs[0].sum + jobs[1].sum, sum);
	drop(f, "share");
	crew_end(&c);
}

KERNEL_TEST(mq_names)
{
	struct file *f = make("name", 0), *g = NULL;
	struct mq_attr too_many = { .mq_maxmsg = 1 << 20, .mq_msgsize = 1 };
	char long_name[NAME_MAX + 2];

	CHECK_EQ(mq_open(boot_world, NULL, "name", O_CREAT | O_EXCL, 0600, NULL, &g), -EEXIST);
	CHECK_EQ(mq_open(boot_world, NULL, "none", O_RDWR, 0, NULL, &g), -ENOENT);
	CHECK_EQ(mq_open(boot_world, NULL, "", O_RDWR | O_CREAT, 0, NULL, &g), -ENOENT);
	CHECK_EQ(mq_open(boot_world, NULL, "a/b", O_RDWR | O_CREAT, 0, NULL, &g), -EACCES);
	CHECK_EQ(mq_open(boot_world, NULL, "big", O_RDWR | O_CREAT, 0, &too_many, &g), -EINVAL);
	for (size_t i = 0; i < sizeof long_name; i++)
		long_name[i] = i + 1 < sizeof long_name ? 'x' : '\0';
	CHECK_EQ(mq_open(boot_world, NULL, long_name, O_RDWR | O_CREAT, 0, NULL, &g), -ENAMETOOLONG);
	CHECK_EQ(mq_unlink(boot_world, NULL, "name"), 0);
	CHECK_EQ(mq_unlink(boot_world, NULL, "name"), -ENOENT);
	CHECK_EQ(mq_open(boot_world, NULL, "name", O_RDWR, 0, NULL, &g), -ENOENT);
	file_put(f);
}

KERNEL_TEST(mq_unlinked_queue_lives_while_open)
{
	struct crew c;
	uint64_t at = crew_begin(&c, 1);
	struct file *f = make("gone", 0), *g = NULL;

	CHECK_EQ(mq_open(boot_world, NULL, "gone", O_RDONLY, 0, NULL, &g), 0);
	CHECK_EQ(mq_unlink(boot_world, NULL, "gone"), 0);
	CHECK_EQ(mq_send(f, UPTR(at), 2, 0, WAIT_FOREVER), 0);
	CHECK_EQ(mq_send(g, UPTR(at), 2, 0, WAIT_FOREVER), -EBADF);
	CHECK_EQ(mq_receive(g, UPTR(at), 16, NULL, WAIT_FOREVER), 2);
	file_put(f);
	file_put(g);
	crew_end(&c);
}

KERNEL_TEST(mq_attributes)
{
	struct file *f = make("attr", 0);
	struct mq_attr now, nonblocking = { .mq_flags = O_NONBLOCK };

	CHECK_EQ(mq_getsetattr(f, &nonblocking, &now), 0);
	CHECK_EQ(now.mq_flags, 0);
	CHECK_EQ(now.mq_maxmsg, 3);
	CHECK_EQ(now.mq_msgsize, 16);
	CHECK_EQ(mq_getsetattr(f, NULL, &now), 0);
	CHECK_EQ(now.mq_flags, O_NONBLOCK);
	drop(f, "attr");
}
