/* SPDX-License-Identifier: MIT */
/* The terminal: job control and settings.
 *
 * The foreground group may read; others that try are stopped (SIGTTIN) until
 * the shell puts them into the foreground.  Keys and size changes go to the
 * foreground group.  Which processes a group has, proc knows (tty.h). */
#include "kernel/abi/errno.h"
#include "kernel/dev/tty_state.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"

void (*tty_signal_hook)(struct world *w, int pgrp, int signo);
int (*tty_group_hook)(void);
int (*tty_session_hook)(void);
bool (*tty_orphaned_hook)(void);

void
tty_signal(int group, int signo)
{
	if (group > 0 && signo && tty_signal_hook)
		tty_signal_hook(boot_world, group, signo);
}

static void
set_size(const struct winsize *size)
{
	int group;

	spin_lock(&tty.lock);
	tty.size = *size;
	group = tty.group;
	spin_unlock(&tty.lock);
	tty_signal(group, SIGWINCH);
}

void
tty_resize(uint16_t rows, uint16_t columns)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };

	set_size(&size);
}

bool
tty_is_ours(void)
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

int
tty_check_foreground(int signo)
{
	int group;

	if (!tty_group_hook || !current->signals || !tty_is_ours())
		return 0;
	group = tty_group_hook();
	if (tty.group == 0 || group == tty.group || tty_session_hook() != tty.session)
		return 0;
	if (shrugs_off(signo))
		return 1;
	if (tty_orphaned_hook && tty_orphaned_hook())
		return -EIO;
	tty_signal(group, signo);
	return -EINTR;
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
	int group, r = tty_check_foreground(SIGTTOU);

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
	if (!tty_is_ours())
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
