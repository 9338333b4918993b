/* SPDX-License-Identifier: MIT */
/* Waiting for any of several files. */
#include "kernel/ipc/poll.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/poll.h"
#include "kernel/arch/machine.h"
#include "kernel/ipc/pipe.h"
#include "kernel/test/crew.h"

#define PIPES 12

static struct file *in[PIPES], *out[PIPES];

static uint64_t
begin(struct crew *c, struct poll_file *files)
{
	for (unsigned int i = 0; i < PIPES; i++) {
		CHECK_EQ(pipe_create(0, &in[i], &out[i]), 0);
		files[i] = (struct poll_file){ in[i], POLLIN, 99 };
	}
	return crew_begin(c, 1);
}

static void
end(struct crew *c)
{
	crew_end(c);
	for (unsigned int i = 0; i < PIPES; i++) {
		file_put(in[i]);
		file_put(out[i]);
	}
}

KERNEL_TEST(poll_only_looks_with_deadline_zero)
{
	struct poll_file files[PIPES];
	struct crew c;
	uint64_t at = begin(&c, files);

	CHECK_EQ(poll_files(files, PIPES, 0), 0);
	CHECK_EQ(file_write(out[3], UPTR(at), 1), 1);
	CHECK_EQ(file_write(out[7], UPTR(at), 1), 1);
	CHECK_EQ(poll_files(files, PIPES, 0), 2);
	CHECK_EQ(files[3].revents, POLLIN);
	CHECK_EQ(files[4].revents, 0);
	CHECK_EQ(files[7].revents, POLLIN);
	end(&c);
}

KERNEL_TEST(poll_ends_at_its_deadline)
{
	struct poll_file files[PIPES];
	struct crew c;
	int64_t deadline = clock_now() + 2000000;

	begin(&c, files);
	CHECK_EQ(poll_files(files, PIPES, deadline), 0);
	CHECK(clock_now() >= deadline);
	end(&c);
}

struct job {
	struct poll_file *files;
	size_t n;
	long result;
};

static void
poll_job(void *arg)
{
	struct job *j = arg;

	j->result = poll_files(j->files, j->n, WAIT_FOREVER);
}

KERNEL_TEST(poll_wakes_for_the_last_of_many)
{
	struct poll_file files[PIPES];
	struct crew c;
	uint64_t at = begin(&c, files);
	struct job job = { files, PIPES, -1 };

	crew_start(&c, poll_job, &job);
	crew_settle(&c);
	CHECK_EQ(job.result, -1);
	CHECK_EQ(file_write(out[PIPES - 1], UPTR(at), 1), 1);
	crew_join(&c);
	CHECK_EQ(job.result, 1);
	CHECK_EQ(files[PIPES - 1].revents, POLLIN);
	CHECK_EQ(files[0].revents, 0);
	end(&c);
}

KERNEL_TEST(poll_sleeps_on_when_a_wake_changed_nothing)
{
	struct poll_file files[PIPES];
	struct crew c;
	uint64_t at = begin(&c, files);
	struct job job = { files, 1, -1 };

	CHECK_EQ(file_write(out[0], UPTR(at), 1), 1);
	files[0] = (struct poll_file){ in[0], POLLHUP, 99 };
	crew_start(&c, poll_job, &job);
	crew_settle(&c);
	CHECK_EQ(file_read(in[0], UPTR(at), 1), 1);
	CHECK_EQ(file_write(out[0], UPTR(at), 1), 1); /* wakes readers */
	crew_settle(&c);
	CHECK_EQ(job.result, -1);
	file_put(out[0]);
	crew_join(&c);
	CHECK_EQ(job.result, 1);
	CHECK_EQ(files[0].revents, POLLHUP);
	file_put(in[0]);
	CHECK_EQ(pipe_create(0, &in[0], &out[0]), 0); /* for end */
	end(&c);
}

static void
writer_job(void *arg)
{
	uint64_t at = *(uint64_t *)arg;

	for (unsigned int i = 0; i < 200; i++)
		file_write(out[i % PIPES], UPTR(at), 1);
}

KERNEL_TEST(poll_misses_nothing_of_a_busy_writer)
{
	struct poll_file files[PIPES];
	struct crew c;
	uint64_t at = begin(&c, files);
	unsigned int got = 0;

	crew_start(&c, writer_job, &at);
	while (got < 200 && poll_files(files, PIPES, clock_now() + 1000000000) > 0) {
		for (unsigned int i = 0; i < PIPES; i++)
			if (files[i].revents)
				got += (unsigned int)file_read(in[i], UPTR(at + 100), 100);
	}
	CHECK_EQ(got, 200);
	end(&c);
}
