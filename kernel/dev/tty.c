/* SPDX-License-Identifier: MIT */
/* The terminal.
 *
 * tty.lock (a spinlock) guards the discipline, because bytes arrive by
 * interrupt: Ctrl-C must work though nobody reads.  Readers take a piece under
 * it and copy it to user memory without it; the mutex `reading` keeps the
 * pieces of one read together.
 *
 *      interrupt                            reader
 *      tty.lock                             tty.lock
 *        line_input: edit, echo, commit       wait_until something is committed
 *      unlock                               unlock
 *      wake_all(&tty_readers)               reading, tty.lock: take a piece
 *      tty_signal(group, SIGINT)            copy_out */
#include "kernel/abi/errno.h"
#include "kernel/abi/signal.h"
#include "kernel/arch/machine.h"
#include "kernel/dev/tty_state.h"

#define PIECE 256
#define TENTH_SECOND 100000000ll /* the unit of VTIME */

struct tty tty = {
	.lock = SPINLOCK_INIT(RANK_INPUT, "tty"),
	.size = { .ws_row = 24, .ws_col = 80 },
	.ended = true, /* until tty_init */
};
struct waitq tty_readers = WAITQ_INIT(tty_readers);

static void
echo(const char *bytes, size_t n)
{
	host_write(HOST_OUT, bytes, n);
}

void
tty_init(void)
{
	line_init(&tty.line, echo);
	mutex_init(&tty.reading, RANK_TTY, "tty input");
	mutex_init(&tty.writing, RANK_TTY, "tty output");
	tty.ended = false;
}

/* --- from the interrupt --- */

void
tty_input(uint8_t byte)
{
	int group, signo;

	spin_lock(&tty.lock);
	signo = line_input(&tty.line, byte);
	group = tty.group;
	spin_unlock(&tty.lock);
	wake_all(&tty_readers);
	tty_signal(group, signo);
}

void
tty_input_end(void)
{
	spin_lock(&tty.lock);
	line_finish(&tty.line);
	tty.ended = true;
	spin_unlock(&tty.lock);
	wake_all(&tty_readers);
}

/* --- reading --- */

/* How many bytes a raw read waits for. */
static size_t
wanted(size_t n)
{
	size_t min = tty.line.termios.c_cc[VMIN];

	return min == 0 ? 1 : min < n ? min : n;
}

static bool
readable(size_t n)
{
	size_t available = line_available(&tty.line);

	return tty.ended || (line_canonical(&tty.line) ? available > 0 : available >= wanted(n));
}

bool
tty_ready(void)
{
	bool ready;

	spin_lock(&tty.lock);
	ready = readable(1) || !tty_is_ours();
	spin_unlock(&tty.lock);
	return ready;
}

/* Raw mode with VMIN 0: VTIME tenths of a second, maybe none. */
static int64_t
read_deadline(void)
{
	const struct termios *t = &tty.line.termios;

	if (line_canonical(&tty.line) || t->c_cc[VMIN] > 0)
		return WAIT_FOREVER;
	return clock_now() + t->c_cc[VTIME] * TENTH_SECOND;
}

static int
wait_for_input(size_t n, bool nonblocking)
{
	struct wait_how how = { TRACE_REASON_CONSOLE, 0, WAIT_FOREVER, false };
	int r = 0;

	spin_lock(&tty.lock);
	how.deadline = read_deadline();
	if (readable(n))
		r = 0;
	else if (how.deadline <= clock_now())
		r = -ETIMEDOUT;
	else if (nonblocking)
		r = line_available(&tty.line) ? 0 : -EAGAIN;
	else
		r = wait_until(&tty_readers, &tty.lock, readable(n), &how);
	spin_unlock(&tty.lock);
	return r;
}

static long
read_available(uptr to, size_t n, bool *complete)
{
	uint8_t piece[PIECE];
	size_t done = 0, got;

	do {
		size_t most = n - done < PIECE ? n - done : PIECE;

		spin_lock(&tty.lock);
		got = line_take(&tty.line, piece, most, complete);
		*complete |= tty.ended;
		spin_unlock(&tty.lock);
		if (copy_out(uptr_add(to, (int64_t)done), piece, got))
			return done ? (long)done : -EFAULT;
		done += got;
	} while (got > 0 && done < n && !*complete);
	return (long)done;
}

long
tty_read(uptr to, size_t n, bool nonblocking)
{
	bool complete = false;
	long r = 0;

	if (!tty_is_ours())
		return 0;
	while (n > 0 && r == 0 && !complete) {
		r = tty_check_foreground(SIGTTIN);
		if (r)
			return r == 1 ? -EIO : r;
		r = wait_for_input(n, nonblocking);
		if (r)
			return r == -ETIMEDOUT ? 0 : r;
		mutex_lock(&tty.reading);
		r = read_available(to, n, &complete);
		mutex_unlock(&tty.reading);
	}
	return r;
}

/* --- writing --- */

/* Writes a piece, newlines as the settings say. */
static void
put(const char *bytes, size_t n)
{
	tcflag_t flags = tty.line.termios.c_oflag;
	char out[2 * PIECE];
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '\n' && (flags & OPOST) && (flags & ONLCR))
			out[used++] = '\r';
		out[used++] = bytes[i];
	}
	host_write(HOST_OUT, out, used);
}

static long
write_all(uptr from, size_t n)
{
	char piece[PIECE];
	size_t done = 0;

	while (done < n) {
		size_t part = n - done < PIECE ? n - done : PIECE;

		if (copy_in(piece, uptr_add(from, (int64_t)done), part))
			return done ? (long)done : -EFAULT;
		put(piece, part);
		done += part;
	}
	return (long)done;
}

long
tty_write(uptr from, size_t n)
{
	long r = 0;

	if (tty.line.termios.c_lflag & TOSTOP)
		r = tty_check_foreground(SIGTTOU);
	if (r < 0)
		return r;
	mutex_lock(&tty.writing);
	r = write_all(from, n);
	mutex_unlock(&tty.writing);
	return r;
}

