/* SPDX-License-Identifier: MIT */
/* The terminal.
 *
 * t->lock (a spinlock) guards the discipline, because bytes arrive by
 * interrupt: Ctrl-C must work though nobody reads.  Readers take a piece under
 * it and copy it to user memory without it; the mutex `reading` keeps the
 * pieces of one read together.
 *
 *      interrupt                            reader
 *      t->lock                             t->lock
 *        line_input: edit, echo, commit       wait_until something is committed
 *      unlock                               unlock
 *      wake_all(&t->readers)               reading, t->lock: take a piece
 *      tty_signal(group, SIGINT)            copy_out */
#include "kernel/abi/errno.h"
#include "kernel/abi/poll.h"
#include "kernel/abi/signal.h"
#include "kernel/arch/machine.h"
#include "kernel/dev/tty_state.h"
#include "lib/base/string.h"

#define PIECE 256
#define SHOWN 128 /* bytes written with the lock held: a pty takes some 100 instructions each */
#define TENTH_SECOND 100000000ll /* the unit of VTIME */

struct tty console = {
	.lock = SPINLOCK_INIT(RANK_INPUT, "tty"),
	.readers = WAITQ_INIT(console.readers),
	.writers = WAITQ_INIT(console.writers),
	.ended = true, /* until tty_init */
};

static size_t
to_host(struct tty *t, const char *bytes, size_t n)
{
	host_write(HOST_OUT, bytes, n);
	return n ? n : PIECE;
}

static void
echo(struct line *l, const char *bytes, size_t n)
{
	struct tty *t = container_of(l, struct tty, line);

	t->output(t, bytes, n);
}

void
tty_setup(struct tty *t, size_t (*output)(struct tty *t, const char *bytes, size_t n))
{
	spinlock_init(&t->lock, RANK_INPUT, "tty");
	line_init(&t->line, echo);
	t->output = output;
	t->size = (struct winsize){ .ws_row = 24, .ws_col = 80 };
	mutex_init(&t->reading, RANK_TTY, "tty input");
	mutex_init(&t->writing, RANK_TTY, "tty output");
	waitq_init(&t->readers);
	waitq_init(&t->writers);
}

void
tty_init(void)
{
	tty_setup(&console, to_host);
	console.ended = false;
}

/* --- from the interrupt --- */

void
tty_input(struct tty *t, uint8_t byte)
{
	int group, signo;
	bool held;

	spin_lock(&t->lock);
	held = t->line.stopped;
	signo = line_input(&t->line, byte);
	held &= !t->line.stopped;
	group = t->group;
	spin_unlock(&t->lock);
	wake_all(&t->readers);
	if (held)
		wake_all(&t->writers);
	tty_signal(t, group, signo);
}

void
tty_input_end(struct tty *t)
{
	spin_lock(&t->lock);
	line_finish(&t->line);
	t->ended = true;
	spin_unlock(&t->lock);
	wake_all(&t->readers);
}

/* --- reading --- */

/* How many bytes a raw read waits for; with VTIME, too, for one and then for a pause. */
static size_t
wanted(struct tty *t, size_t n)
{
	size_t min = t->line.termios.c_cc[VMIN];

	return min == 0 ? 1 : min < n ? min : n;
}

/* A terminal that has output room and is not held back. */
static size_t
room(struct tty *t)
{
	return t->line.stopped ? 0 : t->output(t, NULL, 0);
}

static bool
readable(struct tty *t, size_t n)
{
	size_t available = line_available(&t->line);

	return t->ended || (line_canonical(&t->line) ? available > 0 : available >= wanted(t, n));
}

unsigned int
tty_poll(struct tty *t)
{
	unsigned int ready;

	spin_lock(&t->lock);
	ready = readable(t, t->line.termios.c_cc[VTIME] ? 1 : PIECE) || !tty_is_ours(t) ? POLLIN | POLLRDNORM : 0;
	if (t->hung_up)
		ready |= POLLHUP | POLLERR;
	if (t->hung_up || room(t) >= LINE_TAB)
		ready |= POLLOUT | POLLWRNORM;
	spin_unlock(&t->lock);
	return ready;
}

/* Raw mode with VMIN 0: VTIME tenths of a second, maybe none.  With both, as long after each byte. */
static int64_t
read_deadline(struct tty *t)
{
	const cc_t *key = t->line.termios.c_cc;

	if (line_canonical(&t->line) || (key[VMIN] > 0 && (key[VTIME] == 0 || line_available(&t->line) == 0)))
		return WAIT_FOREVER;
	return clock_now() + key[VTIME] * TENTH_SECOND;
}

/* [t] Until n bytes can be read, or there was a pause after the last one. */
static int
wait_for_bytes(struct tty *t, size_t n, struct wait_how *how)
{
	size_t had;
	int r;

	do {
		how->deadline = read_deadline(t);
		had = how->deadline == WAIT_FOREVER && t->line.termios.c_cc[VTIME] == 0 ? SIZE_MAX : line_available(&t->line);
		r = wait_until(&t->readers, &t->lock, readable(t, n) || line_available(&t->line) > had, how);
	} while (r == 0 && !readable(t, n));
	return r == -ETIMEDOUT && line_available(&t->line) ? 0 : r;
}

static int
wait_for_input(struct tty *t, size_t n, bool nonblocking)
{
	struct wait_how how = { TRACE_REASON_CONSOLE, 0, .deadline = WAIT_FOREVER };
	int r;

	spin_lock(&t->lock);
	if (readable(t, n))
		r = 0;
	else if (read_deadline(t) <= clock_now())
		r = -ETIMEDOUT;
	else if (nonblocking)
		r = line_available(&t->line) ? 0 : -EAGAIN;
	else
		r = wait_for_bytes(t, n, &how);
	spin_unlock(&t->lock);
	return r;
}

static long
read_available(struct tty *t, uptr to, size_t n, bool *complete)
{
	uint8_t piece[PIECE];
	size_t done = 0, got;

	do {
		size_t most = n - done < PIECE ? n - done : PIECE;

		spin_lock(&t->lock);
		got = line_take(&t->line, piece, most, complete);
		*complete |= t->ended;
		spin_unlock(&t->lock);
		if (got > 0)
			wake_all(&t->writers);
		if (copy_out(uptr_add(to, (int64_t)done), piece, got))
			return done ? (long)done : -EFAULT;
		done += got;
	} while (got > 0 && done < n && !*complete);
	return (long)done;
}

long
tty_read(struct tty *t, uptr to, size_t n, bool nonblocking)
{
	bool complete = false;
	long r = 0;

	if (!tty_is_ours(t))
		return 0;
	while (n > 0 && r == 0 && !complete) {
		r = tty_check_foreground(t, SIGTTIN);
		if (r)
			return r == 1 ? -EIO : r;
		r = wait_for_input(t, n, nonblocking);
		if (r)
			return r == -ETIMEDOUT ? 0 : r;
		mutex_lock(&t->reading);
		r = read_available(t, to, n, &complete);
		mutex_unlock(&t->reading);
	}
	return r;
}

/* --- writing --- */

/* [t] What of n bytes can go now, as the settings have it shown, goes.  How many did. */
static size_t
put_some(struct tty *t, const char *bytes, size_t n)
{
	char out[SHOWN];
	size_t most = room(t), used = 0, done = 0;

	most = most < sizeof out ? most : sizeof out;
	while (done < n) {
		char shown[LINE_TAB];
		unsigned int column = t->line.column;
		size_t length = line_output(&t->line, (uint8_t)bytes[done], shown);

		if (used + length > most) {
			t->line.column = column;
			break;
		}
		memcpy(out + used, shown, length);
		used += length;
		done++;
	}
	if (!t->pty)
		spin_unlock(&t->lock);
	t->output(t, out, used);
	if (!t->pty)
		spin_lock(&t->lock);
	return done;
}

/* Waits while output is held back or the other end does not take it.  How many of n bytes went, or -E if none. */
static long
put(struct tty *t, const char *bytes, size_t n, bool nonblocking)
{
	struct wait_how how = { TRACE_REASON_CONSOLE, (uint64_t)t, .deadline = WAIT_FOREVER };
	size_t done = 0, some;
	int error = 0;

	spin_lock(&t->lock);
	while (done < n && error == 0) {
		some = t->hung_up ? 0 : put_some(t, bytes + done, n - done);
		done += some;
		if (t->hung_up)
			error = -EIO;
		else if (some == 0 && nonblocking)
			error = -EAGAIN;
		else if (some == 0)
			error = wait_until(&t->writers, &t->lock, t->hung_up || room(t) >= LINE_TAB, &how);
	}
	spin_unlock(&t->lock);
	return done ? (long)done : error;
}

static long
write_all(struct tty *t, uptr from, size_t n, bool nonblocking)
{
	char piece[SHOWN];
	size_t done = 0;

	while (done < n) {
		size_t part = n - done < SHOWN ? n - done : SHOWN;
		long r;

		if (copy_in(piece, uptr_add(from, (int64_t)done), part))
			return done ? (long)done : -EFAULT;
		r = put(t, piece, part, nonblocking);
		if (r < 0)
			return done ? (long)done : r;
		done += (size_t)r;
		if ((size_t)r < part)
			break;
	}
	return (long)done;
}

long
tty_write(struct tty *t, uptr from, size_t n, bool nonblocking)
{
	long r = 0;

	if (t->hung_up)
		return -EIO;
	if (t->line.termios.c_lflag & TOSTOP)
		r = tty_check_foreground(t, SIGTTOU);
	if (r < 0)
		return r;
	if (mutex_lock_killable(&t->writing)) /* another writer may wait for the other end */
		return -EINTR;
	r = write_all(t, from, n, nonblocking);
	mutex_unlock(&t->writing);
	return r;
}
