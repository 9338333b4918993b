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
#include "lib/base/string.h"

void (*tty_signal_hook)(struct world *w, int pgrp, int signo);
int (*tty_group_hook)(void);
int (*tty_session_hook)(void);
int (*tty_session_of_hook)(int pgrp);
bool (*tty_leader_hook)(void);
void (*tty_give_up_hook)(void);
uint32_t (*tty_user_hook)(void);
bool (*tty_orphaned_hook)(void);

void
tty_signal(struct tty *t, int group, int signo)
{
	if (group > 0 && signo && tty_signal_hook)
		tty_signal_hook(t->world ? t->world : boot_world, group, signo);
}

static void
set_size(struct tty *t, const struct winsize *size)
{
	int group;
	bool same;

	spin_lock(&t->lock);
	same = memcmp(&t->size, size, sizeof *size) == 0;
	t->size = *size;
	group = same ? 0 : t->group;
	spin_unlock(&t->lock);
	tty_signal(t, group, SIGWINCH);
}

void
tty_resize(uint16_t rows, uint16_t columns)
{
	struct winsize size = { .ws_row = rows, .ws_col = columns };

	set_size(&console, &size);
}

bool
tty_is_ours(struct tty *t)
{
	return current->world == (t->world ? t->world : boot_world);
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
tty_check_foreground(struct tty *t, int signo)
{
	int group;

	if (!tty_group_hook || !current->signals || !tty_is_ours(t))
		return 0;
	group = tty_group_hook();
	if (t->group == 0 || group == t->group || tty_session_hook() != t->session)
		return 0;
	if (shrugs_off(signo))
		return 1;
	if (tty_orphaned_hook && tty_orphaned_hook())
		return -EIO;
	tty_signal(t, group, signo);
	return -EINTR;
}

/* --- ioctl --- */

static long
set_termios(struct tty *t, uptr arg, bool flush)
{
	struct termios settings;

	if (copy_in(&settings, arg, sizeof settings))
		return -EFAULT;
	spin_lock(&t->lock);
	if (flush)
		line_flush(&t->line);
	line_set(&t->line, &settings);
	spin_unlock(&t->lock);
	wake_all(&t->readers); /* they wait for something else now */
	wake_all(&t->writers);
	return 0;
}

static long
set_group(struct tty *t, uptr arg)
{
	int group, session;

	if (copy_in(&group, arg, sizeof group))
		return -EFAULT;
	if (group < 0)
		return -EINVAL;
	session = tty_session_of_hook(group);
	if (session != t->session)
		return session == 0 ? -ESRCH : -EPERM;
	spin_lock(&t->lock);
	t->group = group;
	spin_unlock(&t->lock);
	return 0;
}

void
tty_control(struct tty *t)
{
	spin_lock(&t->lock);
	t->session = tty_session_hook ? tty_session_hook() : 0;
	t->group = t->session ? tty_group_hook() : 0;
	spin_unlock(&t->lock);
}

bool
tty_controls(struct tty *t)
{
	return tty_is_ours(t) && t->session && tty_session_hook && t->session == tty_session_hook();
}

int
tty_leave(struct tty *t, int session)
{
	int group = 0;

	spin_lock(&t->lock);
	if (t->session == session) {
		group = t->group;
		t->group = t->session = 0;
	}
	spin_unlock(&t->lock);
	return group;
}

/* The leader of a session gives it up for all of them, another process for itself. */
static long
give_up(struct tty *t)
{
	int group = 0;

	if (!tty_controls(t))
		return -ENOTTY;
	if (tty_leader_hook())
		group = tty_leave(t, t->session);
	else
		tty_give_up_hook();
	tty_signal(t, group, SIGHUP);
	tty_signal(t, group, SIGCONT);
	return 0;
}

void
tty_hang_up(struct tty *t)
{
	int group, session;

	spin_lock(&t->lock);
	t->ended = t->hung_up = true;
	line_flush(&t->line);
	group = t->group;
	session = t->session;
	t->group = t->session = 0;
	spin_unlock(&t->lock);
	wake_all(&t->readers);
	wake_all(&t->writers);
	/* The leader of a session leads a group of the same number. */
	tty_signal(t, session, SIGHUP);
	tty_signal(t, session, SIGCONT);
	if (group != session)
		tty_signal(t, group, SIGHUP);
}

static long
give_int(uptr arg, int value)
{
	return copy_out(arg, &value, sizeof value);
}

static long
take_size(struct tty *t, uptr arg)
{
	struct winsize size;

	if (copy_in(&size, arg, sizeof size))
		return -EFAULT;
	set_size(t, &size);
	return 0;
}

static long
flush(struct tty *t, uint64_t queue)
{
	if (queue > TCIOFLUSH)
		return -EINVAL;
	spin_lock(&t->lock);
	if (queue != TCOFLUSH)
		line_flush(&t->line);
	if (queue != TCIFLUSH && t->line.discard)
		t->line.discard(&t->line);
	spin_unlock(&t->lock);
	wake_all(&t->writers);
	return 0;
}

/* Output is held back or goes on; the other end is asked to do so. */
static long
flow(struct tty *t, uint64_t what)
{
	const cc_t *key = t->line.termios.c_cc;

	if (what > TCION)
		return -EINVAL;
	spin_lock(&t->lock);
	if (what == TCOOFF || what == TCOON)
		t->line.stopped = what == TCOOFF;
	else
		t->output(t, (const char *)&key[what == TCIOFF ? VSTOP : VSTART], 1);
	spin_unlock(&t->lock);
	wake_all(&t->writers);
	return 0;
}

/* What a process in the background must not do: it is stopped by SIGTTOU. */
static bool
changes(unsigned int request)
{
	switch (request) {
	case TCSETS: case TCSETSW: case TCSETSF: case TCFLSH: case TCXONC: case TCSBRK: case TCSBRKP:
		return true;
	}
	return false;
}

/* What is of the terminal that controls the caller only. */
static long
job_control(struct tty *t, unsigned int request, uptr arg)
{
	int r = request == TIOCSPGRP ? tty_check_foreground(t, SIGTTOU) : 0;

	if (r < 0)
		return r == -EIO ? -ENOTTY : r; /* as Linux has it */
	if (!tty_controls(t))
		return -ENOTTY;
	if (request == TIOCSPGRP)
		return set_group(t, arg);
	return give_int(arg, request == TIOCGPGRP ? t->group : t->session);
}

long
tty_ioctl(struct tty *t, unsigned int request, uptr arg)
{
	int r = t->hung_up || !changes(request) ? 0 : tty_check_foreground(t, SIGTTOU);

	if (r < 0)
		return r;
	switch (t->hung_up ? 0 : request) {
	case TIOCGPGRP:
	case TIOCSPGRP:
	case TIOCGSID:
		return job_control(t, request, arg);
	case TIOCNOTTY:
		return give_up(t);
	}
	return tty_set(t, request, arg);
}

long
tty_set(struct tty *t, unsigned int request, uptr arg)
{
	if (!tty_is_ours(t))
		return -ENOTTY;
	if (t->hung_up)
		return -EIO;
	switch (request) {
	case TCGETS:
		return copy_out(arg, &t->line.termios, sizeof t->line.termios);
	case TCSETS:
	case TCSETSW:
		return set_termios(t, arg, false);
	case TCSETSF:
		return set_termios(t, arg, true);
	case TCFLSH:
		return flush(t, arg.addr);
	case TCXONC:
		return flow(t, arg.addr);
	case TIOCEXCL:
	case TIOCNXCL:
		t->exclusive = request == TIOCEXCL;
		return 0;
	case TCSBRK: /* output is never kept back here, and there is no line to break */
	case TCSBRKP:
		return 0;
	case TIOCGPGRP:
		return give_int(arg, t->group);
	case TIOCGSID:
		return t->session ? give_int(arg, t->session) : -ENOTTY;
	case TIOCSPGRP:
		return job_control(t, request, arg);
	case TIOCGWINSZ:
		return copy_out(arg, &t->size, sizeof t->size);
	case TIOCSWINSZ:
		return take_size(t, arg);
	case TIOCOUTQ:
	case TIOCGETD:
		return give_int(arg, 0);
	case FIONREAD:
		return give_int(arg, (int)line_bytes(&t->line));
	}
	return -ENOTTY;
}
