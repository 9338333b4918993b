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
 *      tty_signal_hook(group, SIGINT)       copy_out
 *
 * Legend: [t] tty.lock */
#include "kernel/dev/tty.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/ioctl.h"
#include "kernel/arch/machine.h"
#include "kernel/dev/line.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"
#include "kernel/sync/mutex.h"

#define PIECE 256
#define TENTH_SECOND 100000000ll /* the unit of VTIME */

static struct {
	struct spinlock lock;
	struct line line;        /* [t] */
	struct winsize size;     /* [t] */
	int group;               /* [t] in the foreground; 0: none */
	int session;             /* [t] whose controlling terminal this is; 0: none */
	bool ended;              /* [t] no more input */
	struct mutex reading, writing;
} tty = {
	.lock = SPINLOCK_INIT(RANK_INPUT, "tty"),
	.size = { .ws_row = 24, .ws_col = 80 },
	.ended = true, /* until input_init finds a UART */
};
struct waitq tty_readers = WAITQ_INIT(tty_readers);

void (*tty_signal_hook)(struct world *w, int pgrp, int signo);
int (*tty_group_hook)(void);
int (*tty_session_hook)(void);
bool (*tty_orphaned_hook)(void);

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

static void
signal_group(int group, int signo)
{
	if (group > 0 && signo && tty_signal_hook)
		tty_signal_hook(boot_world, group, signo);
}

void
tty_input(uint8_t byte)
{
	int group, signo;

	spin_lock(&tty.lock);
	signo = line_input(&tty.line, byte);
	group = tty.group;
	spin_unlock(&tty.lock);
	wake_all(&tty_readers);
	signal_group(group, signo);
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

static void
set_size(const struct winsize *size)
{
	int group;

	spin_lock(&tty.lock);
	tty.size = *size;
	group = tty.group;
	spin_unlock(&tty.lock);
	signal_group(group, SIGWINCH);
}

void
tty_resize(uint16_t rows, uint16_t columns)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };

	set_size(&size);
}

/* --- job control --- */

static bool
has_terminal(void)
{
	return current->world == boot_world;
}

/* The caller blocks or ignores this signal. */
static bool
shrugs_off(int signo)
{
	struct signal_state *s = current->signals;
	bool ignored;

	spin_lock(&s->lock);
	ignored = (current->blocked & SIGNAL_BIT(signo)) || s->action[signo].handler == SIG_IGN;
	spin_unlock(&s->lock);
	return ignored;
}

/* In the foreground, or no job control: 0.  In the background the whole group
 * gets the signal and the call is interrupted; 1 if it shrugs that off. */
static int
check_foreground(int signo)
{
	int group;

	if (!tty_group_hook || !current->signals || !has_terminal())
		return 0;
	group = tty_group_hook();
	if (tty.group == 0 || group == tty.group || tty_session_hook() != tty.session)
		return 0;
	if (shrugs_off(signo))
		return 1;
	if (tty_orphaned_hook && tty_orphaned_hook())
		return -EIO;
	signal_group(group, signo);
	return -EINTR;
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
	ready = readable(1) || !has_terminal();
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

	if (!has_terminal())
		return 0;
	while (n > 0 && r == 0 && !complete) {
		r = check_foreground(SIGTTIN);
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
		r = check_foreground(SIGTTOU);
	if (r < 0)
		return r;
	mutex_lock(&tty.writing);
	r = write_all(from, n);
	mutex_unlock(&tty.writing);
	return r;
}

/* --- ioctl --- */

static long
set_termios(uptr arg, bool flush)
{
	struct termios t;

	if (copy_in(&t, arg, sizeof t))
		return -EFAULT;
	spin_lock(&tty.lock);
	if (flush)
		line_flush(&tty.line);
	line_set(&tty.line, &t);
	spin_unlock(&tty.lock);
	wake_all(&tty_readers); /* they wait for something else now */
	return 0;
}

static long
set_group(uptr arg)
{
	int group, r = check_foreground(SIGTTOU);

	if (r < 0)
		return r;
	if (copy_in(&group, arg, sizeof group))
		return -EFAULT;
	if (group <= 0)
		return -EINVAL;
	spin_lock(&tty.lock);
	tty.group = group;
	spin_unlock(&tty.lock);
	return 0;
}

/* Becomes the controlling terminal of the caller's session, or (0) of none. */
static long
set_session(int session)
{
	spin_lock(&tty.lock);
	tty.session = session;
	tty.group = session ? tty_group_hook() : 0;
	spin_unlock(&tty.lock);
	return 0;
}

static long
give_int(uptr arg, int value)
{
	return copy_out(arg, &value, sizeof value);
}

static long
take_size(uptr arg)
{
	struct winsize size;

	if (copy_in(&size, arg, sizeof size))
		return -EFAULT;
	set_size(&size);
	return 0;
}

static long
flush(uint64_t queue)
{
	if (queue > TCIOFLUSH)
		return -EINVAL;
	spin_lock(&tty.lock);
	if (queue != TCOFLUSH) /* output is never kept back */
		line_flush(&tty.line);
	spin_unlock(&tty.lock);
	return 0;
}

long
tty_ioctl(unsigned int request, uptr arg)
{
	if (!has_terminal())
		return -ENOTTY;
	switch (request) {
	case TCGETS:
		return copy_out(arg, &tty.line.termios, sizeof tty.line.termios);
	case TCSETS:
	case TCSETSW:
		return set_termios(arg, false);
	case TCSETSF:
		return set_termios(arg, true);
	case TCFLSH:
		return flush(arg.addr);
	case TIOCGPGRP:
		return tty.group ? give_int(arg, tty.group) : -ENOTTY;
	case TIOCSPGRP:
		return set_group(arg);
	case TIOCSCTTY:
		return set_session(tty_session_hook ? tty_session_hook() : 0);
	case TIOCNOTTY:
		return set_session(0);
	case TIOCGSID:
		return tty.session ? give_int(arg, tty.session) : -ENOTTY;
	case TIOCGWINSZ:
		return copy_out(arg, &tty.size, sizeof tty.size);
	case TIOCSWINSZ:
		return take_size(arg);
	case FIONREAD:
		return give_int(arg, (int)line_available(&tty.line));
	}
	return -ENOTTY;
}
