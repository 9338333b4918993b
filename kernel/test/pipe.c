/* SPDX-License-Identifier: MIT */
/* The pipe, called as system calls call it. */
#include "kernel/ipc/pipe.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/base/trace.h"
#include "kernel/sched/thread.h"
#include "kernel/test/crew.h"

struct job {
	struct file *file;
	uint64_t at;
	size_t n;
	long result;
};

static void
read_job(void *arg)
{
	struct job *j = arg;

	j->result = file_read(j->file, UPTR(j->at), j->n);
}

static void
write_job(void *arg)
{
	struct job *j = arg;

	j->result = file_write(j->file, UPTR(j->at), j->n);
}

static struct file *in, *out;

static uint64_t
begin(struct crew *c, size_t pages, int flags)
{
	uint64_t at = crew_begin(c, pages);

	CHECK_EQ(pipe_create(flags, &in, &out), 0);
	return at;
}

static void
end(struct crew *c)
{
	file_put(in);
	file_put(out);
	crew_end(c);
}

static void
fill(uint64_t at, size_t n, unsigned int seed)
{
	for (size_t i = 0; i < n; i++) {
		uint8_t byte = (uint8_t)(i * 7 + i / 256 + seed);

		crew_store(at + i, &byte, 1);
	}
}

static size_t
differences(uint64_t at, size_t n, unsigned int seed)
{
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++)
		wrong += crew_byte(at + i) != (uint8_t)(i * 7 + i / 256 + seed);
	return wrong;
}

KERNEL_TEST(pipe_gives_bytes_in_order)
{
	struct crew c;
	uint64_t at = begin(&c, 8, 0);

	fill(at, 10000, 1);
	for (int round = 0; round < 20; round++) {
		CHECK_EQ(file_write(out, UPTR(at), 10000), 10000);
		CHECK_EQ(file_read(in, UPTR(at + 16384), 3000), 3000);
		CHECK_EQ(file_read(in, UPTR(at + 19384), 9000), 7000);
		CHECK_EQ(differences(at + 16384, 10000, 1), 0);
	}
	end(&c);
}

KERNEL_TEST(pipe_read_returns_what_is_there)
{
	struct crew c;
	uint64_t at = begin(&c, 1, 0);

	CHECK_EQ(file_write(out, UPTR(at), 3), 3);
	CHECK_EQ(file_read(in, UPTR(at), 100), 3);
	end(&c);
}

KERNEL_TEST(pipe_reader_waits_for_a_writer)
{
	struct crew c;
	uint64_t at = begin(&c, 2, 0);
	struct job job = { in, at + PAGE_SIZE, 100, -1 };

	crew_start(&c, read_job, &job);
	crew_settle(&c);
	CHECK_EQ(job.result, -1);
	fill(at, 5, 3);
	CHECK_EQ(file_write(out, UPTR(at), 5), 5);
	crew_join(&c);
	CHECK_EQ(job.result, 5);
	CHECK_EQ(differences(at + PAGE_SIZE, 5, 3), 0);
	end(&c);
}

KERNEL_TEST(pipe_writer_waits_for_room_and_writes_all)
{
	struct crew c;
	size_t n = PIPE_CAPACITY + 5000;
	uint64_t at = begin(&c, 40, 0);
	struct job job = { out, at, n, -1 };
	size_t got = 0;

	fill(at, n, 9);
	crew_start(&c, write_job, &job);
	crew_settle(&c);
	CHECK_EQ(job.result, -1);
	while (got < n) {
		long r = file_read(in, UPTR(at + 20 * PAGE_SIZE + got), 7001);

		CHECK(r > 0);
		got += (size_t)r;
		crew_settle(&c);
	}
	crew_join(&c);
	CHECK_EQ(job.result, (long)n);
	CHECK_EQ(differences(at + 20 * PAGE_SIZE, n, 9), 0);
	end(&c);
}

KERNEL_TEST(pipe_small_write_is_whole_or_waits)
{
	struct crew c;
	uint64_t at = begin(&c, 20, 0);
	struct job job = { out, at, 4096, -1 };

	CHECK_EQ(file_write(out, UPTR(at), PIPE_CAPACITY - 100), PIPE_CAPACITY - 100);
	crew_start(&c, write_job, &job);
	crew_settle(&c);
	CHECK_EQ(file_read(in, UPTR(at), 3000), 3000); /* room 3100: too little */
	crew_settle(&c);
	CHECK_EQ(job.result, -1);
	CHECK_EQ(file_read(in, UPTR(at), 1000), 1000);
	crew_join(&c);
	CHECK_EQ(job.result, 4096);
	end(&c);
}

KERNEL_TEST(pipe_ends_when_the_writer_closes)
{
	struct crew c;
	uint64_t at = begin(&c, 1, 0);
	struct job job = { in, at, 100, -1 };

	crew_start(&c, read_job, &job);
	crew_settle(&c);
	CHECK_EQ(job.result, -1);
	file_put(out);
	crew_join(&c);
	CHECK_EQ(job.result, 0);
	file_put(in);
	crew_end(&c);
}

KERNEL_TEST(pipe_keeps_bytes_of_a_closed_writer)
{
	struct crew c;
	uint64_t at = begin(&c, 1, 0);

	CHECK_EQ(file_write(out, UPTR(at), 50), 50);
	file_put(out);
	CHECK_EQ(file_read(in, UPTR(at), 20), 20);
	CHECK_EQ(file_read(in, UPTR(at), 100), 30);
	CHECK_EQ(file_read(in, UPTR(at), 100), 0);
	file_put(in);
	crew_end(&c);
}

KERNEL_TEST(pipe_without_reader_breaks)
{
	struct crew c;
	uint64_t at = begin(&c, 1, 0);
	const struct trace_record *last;

	file_put(in);
	CHECK_EQ(file_write(out, UPTR(at), 50), -EPIPE);
	last = trace_last(0);
	CHECK(last && last->type == TRACE_SIGNAL && last->b == SIGPIPE);
	file_put(out);
	crew_end(&c);
}

KERNEL_TEST(pipe_waiting_writer_hears_of_the_readers_end)
{
	struct crew c;
	uint64_t at = begin(&c, 20, 0);
	struct job job = { out, at, PIPE_CAPACITY + 10, -1 };

	crew_start(&c, write_job, &job);
	crew_settle(&c);
	file_put(in);
	crew_join(&c);
	CHECK_EQ(job.result, PIPE_CAPACITY); /* so many went in */
	file_put(out);
	crew_end(&c);
}

KERNEL_TEST(pipe_nonblocking_never_waits)
{
	struct crew c;
	uint64_t at = begin(&c, 20, O_NONBLOCK);

	CHECK_EQ(file_read(in, UPTR(at), 10), -EAGAIN);
	CHECK_EQ(file_write(out, UPTR(at), PIPE_CAPACITY + 10), PIPE_CAPACITY);
	CHECK_EQ(file_write(out, UPTR(at), 1), -EAGAIN);
	CHECK_EQ(file_read(in, UPTR(at), 10), 10);
	CHECK_EQ(file_write(out, UPTR(at), 11), -EAGAIN);
	CHECK_EQ(file_write(out, UPTR(at), 10), 10);
	end(&c);
}

KERNEL_TEST(pipe_poll_tells_each_ends_state)
{
	struct crew c;
	uint64_t at = begin(&c, 20, O_NONBLOCK);

	CHECK_EQ(file_poll(in, NULL), 0);
	CHECK_EQ(file_poll(out, NULL), POLLOUT | POLLWRNORM);
	CHECK_EQ(file_write(out, UPTR(at), PIPE_CAPACITY), PIPE_CAPACITY);
	CHECK_EQ(file_poll(in, NULL), POLLIN | POLLRDNORM);
	CHECK_EQ(file_poll(out, NULL), 0);
	file_put(out);
	CHECK_EQ(file_poll(in, NULL), POLLIN | POLLRDNORM | POLLHUP);
	file_put(in);
	crew_end(&c);
}

KERNEL_TEST(pipe_refuses_bad_memory)
{
	struct crew c;
	uint64_t at = begin(&c, 1, 0);

	CHECK_EQ(file_write(out, UPTR(8), 10), -EFAULT);
	CHECK_EQ(file_write(out, UPTR(at), 10), 10);
	CHECK_EQ(file_read(in, UPTR(8), 10), -EFAULT);
	CHECK_EQ(file_read(in, UPTR(at), 10), 10); /* nothing was lost */
	CHECK_EQ(file_read(out, UPTR(at), 10), -EBADF);
	CHECK_EQ(file_write(in, UPTR(at), 10), -EBADF);
	end(&c);
}

static long moved;

static void
copy_all_job(void *arg)
{
	struct job *j = arg;
	long r;

	while ((r = file_read(j->file, UPTR(j->at), j->n)) > 0) {
		for (long i = 0; i < r; i++)
			j->result += crew_byte(j->at + (uint64_t)i);
		__atomic_fetch_add(&moved, r, __ATOMIC_RELAXED);
	}
}

static void
write_many_job(void *arg)
{
	struct job *j = arg;

	for (size_t n = 1; n < 60; n++)
		j->result += file_write(j->file, UPTR(j->at), n * 37);
}

KERNEL_TEST(pipe_loses_nothing_among_many)
{
	struct crew c;
	uint64_t at = begin(&c, 16, 0);
	struct job readers[3], writers[3];
	long written = 0, sum = 0, expected = 0;

	moved = 0;
	for (unsigned int i = 0; i < 3; i++) {
		uint8_t value = (uint8_t)(i + 1);

		for (size_t k = 0; k < PAGE_SIZE; k++)
			crew_store(at + i * PAGE_SIZE + k, &value, 1);
		readers[i] = (struct job){ in, at + (8 + i) * PAGE_SIZE, 999 + i, 0 };
		writers[i] = (struct job){ out, at + i * PAGE_SIZE, 0, 0 };
		crew_start(&c, copy_all_job, &readers[i]);
	}
	for (unsigned int i = 0; i < 3; i++)
		crew_start(&c, write_many_job, &writers[i]);
	for (unsigned int i = 0; i < 3; i++)
		while (atomic_load(&c.member[3 + i].thread->refs) > 1)
			crew_settle(&c);
	file_put(out);
	crew_join(&c);
	for (unsigned int i = 0; i < 3; i++) {
		written += writers[i].result;
		expected += writers[i].result * (long)(i + 1);
		sum += readers[i].result;
	}
	CHECK_EQ(moved, written);
	CHECK_EQ(sum, expected);
	file_put(in);
	crew_end(&c);
}
