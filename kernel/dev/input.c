/* SPDX-License-Identifier: MIT */
/* Raw live input: a ring between the UART's interrupt and /dev/host0.
 *
 *      interrupt: ring full?  leave the byte in the UART; the host waits, too
 *      reader:    takes bytes; if the UART was left waiting, lets it go on
 *
 * `head` counts bytes put in, `tail` bytes taken out. */
#include "kernel/dev/input.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/dev/tty.h"
#include "kernel/sync/mutex.h"

#define RING_SIZE 16384
#define PIECE 512

static struct spinlock lock = SPINLOCK_INIT(RANK_INPUT, "input");
static uint8_t ring[RING_SIZE];     /* [lock] */
static uint64_t head, tail;         /* [lock] */
static bool ended;                  /* [lock] */
static struct mutex reading;        /* one reader at a time: no piece of another between */
static bool is_tty;                 /* constant after input_init */
struct waitq input_readers = WAITQ_INIT(input_readers);

static bool
room(void)
{
	return is_tty || __atomic_load_n(&head, __ATOMIC_RELAXED) - tail < RING_SIZE;
}

static void
data(uint8_t byte)
{
	if (is_tty) {
		tty_input(&console, byte);
		return;
	}
	spin_lock(&lock);
	ring[head++ % RING_SIZE] = byte;
	spin_unlock(&lock);
	wake_all(&input_readers);
}

static void
end(void)
{
	if (is_tty)
		tty_input_end(&console);
	spin_lock(&lock);
	ended = true;
	spin_unlock(&lock);
	wake_all(&input_readers);
}

bool
input_possible(void)
{
	return uart_present() && !uart_at_eof();
}

bool
input_ready(void)
{
	bool ready;

	spin_lock(&lock);
	ready = head > tail || ended || is_tty;
	spin_unlock(&lock);
	return ready;
}

/* Takes up to n bytes out of the ring. */
static size_t
take(uint8_t *to, size_t n)
{
	size_t taken = 0;

	spin_lock(&lock);
	while (taken < n && tail < head)
		to[taken++] = ring[tail++ % RING_SIZE];
	spin_unlock(&lock);
	uart_resume();
	return taken;
}

/* Nothing there, and nothing will come. */
static bool
at_end(void)
{
	bool end;

	spin_lock(&lock);
	end = head == tail && (ended || is_tty);
	spin_unlock(&lock);
	return end;
}

/* 0 when there is a byte or the end.  In tty mode nothing ever comes here. */
static int
wait_for_input(bool nonblocking)
{
	struct wait_how how = { TRACE_REASON_CONSOLE, 0, .deadline = WAIT_FOREVER };
	int r = 0;

	spin_lock(&lock);
	if (!nonblocking)
		r = wait_until(&input_readers, &lock, head > tail || ended || is_tty, &how);
	else if (head == tail && !ended && !is_tty)
		r = -EAGAIN;
	spin_unlock(&lock);
	return r;
}

static long
read_ring(uptr to, size_t n)
{
	uint8_t piece[PIECE];
	size_t done = 0, got;

	while (done < n && (got = take(piece, n - done < PIECE ? n - done : PIECE)) > 0) {
		if (copy_out(uptr_add(to, (int64_t)done), piece, got))
			return done ? (long)done : -EFAULT;
		done += got;
	}
	return (long)done;
}

/* Waits without the mutex, so that a second reader can be interrupted, too;
 * another may have been quicker, hence the loop. */
long
input_read(uptr to, size_t n, bool nonblocking)
{
	long r = 0;

	while (n > 0 && r == 0) {
		r = wait_for_input(nonblocking);
		if (r)
			return r;
		mutex_lock(&reading);
		r = read_ring(to, n);
		mutex_unlock(&reading);
		if (at_end())
			break;
	}
	return r;
}

void
input_init(void)
{
	static const struct uart_events events = {
		.room = room, .data = data, .eof = end, .resize = tty_resize,
	};

	is_tty = boot_option_number("tty", 0) == 1;
	mutex_init(&reading, RANK_TTY, "input");
	uart_init(&events);
	if (!uart_present())
		end();
}
