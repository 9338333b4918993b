/* SPDX-License-Identifier: MIT */
/* Pseudo-terminals.
 *
 *      program                 the line discipline               terminal emulator
 *      read(/dev/pts/0)  <---  tty.line  <---  tty_input  <---   write(master)
 *                                   | echo
 *                                   v
 *      write(/dev/pts/0) --->  bytes[] (out .. in)        --->   read(master)
 *
 * A pty lives while its master or a slave is open.  Without a master the
 * terminal has hung up: SIGHUP, and EIO from then on.  After the last slave has
 * gone the master gets what is left, then EIO, until a slave is opened again.
 *
 * Legend: [w] fs_world.ptys_lock  [t] tty.lock  [c] constant */
#include "kernel/fs/pty.h"

#include "kernel/abi/dirent.h"
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/poll.h"
#include "kernel/fs/devfs.h"
#include "kernel/fs/dir.h"
#include "kernel/fs/outline.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/thread.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

#define ROOM 4096
#define PIECE 256
#define PTYS_MAX 256 /* of one world */
#define SLAVE_MAJOR 136
#define SLAVE_INO (1ull << 33)

struct pty {
	struct tty tty;
	struct list_node link;   /* [w] in fs_world.ptys, by number */
	unsigned int number;     /* [c] */
	uint32_t uid;            /* [c] who made it owns the slave */
	unsigned int slaves;     /* [w] open */
	bool master;             /* [w] open */
	bool locked;             /* [w] the slave cannot be opened yet */
	bool unattended;         /* [t] a slave was open, none is now */
	uint64_t in, out;        /* [t] bytes ever written and read; the place is the remainder */
	struct waitq masters;    /* wait for bytes */
	char bytes[ROOM];        /* [t] */
};

static struct fs_world *
ptys_lock(struct world *w)
{
	struct fs_world *fs = fs_of(w);

	spin_lock(&fs->ptys_lock);
	return fs;
}

struct tty *
pty_tty(struct pty *p)
{
	return &p->tty;
}

/* [t] What the program writes, and echo: as much as fits. */
static size_t
take_output(struct tty *t, const char *bytes, size_t n)
{
	struct pty *p = container_of(t, struct pty, tty);
	size_t room = ROOM - (p->in - p->out);

	if (n == 0)
		return room;
	n = n < room ? n : room;
	for (size_t i = 0; i < n; i++)
		p->bytes[p->in++ % ROOM] = bytes[i];
	wake_all(&p->masters);
	return n;
}

/* [t] What the master has not read is lost. */
static void
discard_output(struct line *l)
{
	struct pty *p = container_of(l, struct pty, tty.line);

	p->out = p->in;
}

/* --- the master --- */

/* [w] Enters p under the lowest free number. */
static bool
enter(struct fs_world *fs, struct pty *p)
{
	struct pty *other, *next = NULL;

	list_for_each(other, &fs->ptys, link) {
		if (other->number != p->number) {
			next = other;
			break;
		}
		p->number++;
	}
	if (p->number >= PTYS_MAX)
		return false;
	if (next)
		list_insert_before(&next->link, &p->link);
	else
		list_push_back(&fs->ptys, &p->link);
	return true;
}

static int
ptmx_open(struct inode *i, struct file *f)
{
	struct pty *p = kzalloc(sizeof *p);
	struct fs_world *fs;
	bool entered;

	if (!p)
		return -ENOMEM;
	tty_setup(&p->tty, take_output);
	p->tty.line.discard = discard_output;
	p->tty.world = i->world;
	p->tty.pty = true;
	p->tty.size = (struct winsize){ 0 };
	p->uid = tty_user_hook ? tty_user_hook() : 0;
	p->master = p->locked = true;
	waitq_init(&p->masters);
	fs = ptys_lock(i->world);
	entered = enter(fs, p);
	spin_unlock(&fs->ptys_lock);
	if (!entered) {
		kfree(p);
		return -ENOSPC;
	}
	f->data = p;
	return 0;
}

/* [w] is held on entry; p is freed if nobody has it open. */
static void
unlock_and_drop(struct fs_world *fs, struct pty *p)
{
	bool last = !p->master && !p->slaves;

	spin_unlock(&fs->ptys_lock);
	if (last)
		kfree(p);
}

static void
master_release(struct file *f)
{
	struct pty *p = f->data;
	struct fs_world *fs;

	if (!p)
		return; /* it was not opened */
	fs = ptys_lock(p->tty.world);
	list_remove(&p->link);
	spin_unlock(&fs->ptys_lock);
	tty_hang_up(&p->tty);
	fs = ptys_lock(p->tty.world);
	p->master = false;
	unlock_and_drop(fs, p);
}

static long
master_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct pty *p = f->data;
	struct wait_how how = { TRACE_REASON_CONSOLE, f->number, .deadline = WAIT_FOREVER };
	char piece[PIECE];
	size_t got = 0;
	int r = 0;

	spin_lock(&p->tty.lock);
	if (!(atomic_load(&f->flags) & O_NONBLOCK))
		r = wait_until(&p->masters, &p->tty.lock, p->in > p->out || p->unattended, &how);
	while (got < n && got < PIECE && p->out < p->in)
		piece[got++] = p->bytes[p->out++ % ROOM];
	if (got == 0 && n > 0 && r == 0)
		r = p->unattended ? -EIO : -EAGAIN;
	spin_unlock(&p->tty.lock);
	if (got == 0)
		return r;
	wake_all(&p->tty.writers);
	return copy_out(to, piece, got) ? -EFAULT : (long)got;
}

/* One byte typed, once there is room for it. */
static int
type(struct file *f, struct pty *p, uint8_t byte)
{
	struct wait_how how = { TRACE_REASON_CONSOLE, f->number, .deadline = WAIT_FOREVER };
	int r = 0;

	spin_lock(&p->tty.lock);
	if (!line_has_room(&p->tty.line))
		r = atomic_load(&f->flags) & O_NONBLOCK
			    ? -EAGAIN
			    : wait_until(&p->tty.writers, &p->tty.lock, line_has_room(&p->tty.line), &how);
	spin_unlock(&p->tty.lock);
	if (r == 0)
		tty_input(&p->tty, byte);
	return r;
}

static long
master_write(struct file *f, uptr from, size_t n, int64_t *pos)
{
	struct pty *p = f->data;
	char piece[PIECE];

	for (size_t done = 0; done < n; done++) {
		size_t part = n - done < PIECE ? n - done : PIECE;
		int r = 0;

		if (done % PIECE == 0 && copy_in(piece, uptr_add(from, (int64_t)done), part))
			r = -EFAULT;
		if (r == 0)
			r = type(f, p, (uint8_t)piece[done % PIECE]);
		if (r)
			return done ? (long)done : r;
	}
	return (long)n;
}

static unsigned int
master_poll(struct file *f, struct poll_table *pt)
{
	struct pty *p = f->data;
	unsigned int ready = 0;

	if (pt) {
		poll_wait(pt, &p->masters);
		poll_wait(pt, &p->tty.writers);
	}
	spin_lock(&p->tty.lock);
	if (p->in > p->out)
		ready |= POLLIN | POLLRDNORM;
	if (line_has_room(&p->tty.line))
		ready |= POLLOUT | POLLWRNORM;
	if (p->unattended)
		ready |= POLLHUP;
	spin_unlock(&p->tty.lock);
	return ready;
}

static long
set_locked(struct pty *p, uptr arg)
{
	struct fs_world *fs;
	int on;

	if (copy_in(&on, arg, sizeof on))
		return -EFAULT;
	fs = ptys_lock(p->tty.world);
	p->locked = on;
	spin_unlock(&fs->ptys_lock);
	return 0;
}

static long
master_ioctl(struct file *f, unsigned int request, uptr arg)
{
	struct pty *p = f->data;
	int number = (int)p->number, locked = p->locked, bytes = (int)(p->in - p->out);

	switch (request) {
	case TIOCGPTN:
		return copy_out(arg, &number, sizeof number);
	case TIOCSPTLCK:
		return set_locked(p, arg);
	case TIOCGPTLCK:
		return copy_out(arg, &locked, sizeof locked);
	case FIONREAD:
		return copy_out(arg, &bytes, sizeof bytes);
	case TCFLSH: /* its input is the slave's output */
		return tty_set(&p->tty, request, UPTR(arg.addr < TCIOFLUSH ? TCOFLUSH - arg.addr : arg.addr));
	}
	return tty_set(&p->tty, request, arg);
}

static const struct file_ops master_ops = {
	.name = "ptmx",
	.read = master_read,
	.write = master_write,
	.poll = master_poll,
	.ioctl = master_ioctl,
	.release = master_release,
};

/* --- the slave --- */

/* [w] */
static void
open_slave(struct pty *p, struct file *f)
{
	p->slaves++;
	f->data = p;
	spin_lock(&p->tty.lock);
	p->unattended = false;
	spin_unlock(&p->tty.lock);
}

void
pty_close_slave(struct pty *p)
{
	struct fs_world *fs = ptys_lock(p->tty.world);

	if (--p->slaves == 0) {
		spin_lock(&p->tty.lock);
		p->unattended = true;
		spin_unlock(&p->tty.lock);
		wake_all(&p->masters);
	}
	unlock_and_drop(fs, p);
}

/* [w] The pty that controls the caller's session, or NULL. */
static struct pty *
controlling(struct fs_world *fs)
{
	struct pty *p;

	list_for_each(p, &fs->ptys, link)
		if (tty_controls(&p->tty))
			return p;
	return NULL;
}

bool
pty_open_controlling(struct file *f)
{
	struct fs_world *fs = ptys_lock(current->world);
	struct pty *p = controlling(fs);

	if (p)
		open_slave(p, f);
	spin_unlock(&fs->ptys_lock);
	return p != NULL;
}

void
pty_leave_session(struct world *w, int session)
{
	int group = w == boot_world ? tty_leave(&console, session) : 0;
	struct fs_world *fs = ptys_lock(w);
	struct pty *p;

	list_for_each(p, &fs->ptys, link)
		if (!group)
			group = tty_leave(&p->tty, session);
	spin_unlock(&fs->ptys_lock);
	if (group)
		tty_signal_hook(w, group, SIGHUP);
}

/* [w] The caller leads a session, which has no terminal. */
static bool
lacks_terminal(struct fs_world *fs)
{
	return tty_leader_hook && tty_leader_hook() && !tty_controls(&console) && !controlling(fs);
}

long
pty_take_control(struct tty *t)
{
	struct fs_world *fs = ptys_lock(current->world);
	long r = -EPERM;

	if (tty_leader_hook && tty_leader_hook() && tty_controls(t)) {
		r = 0;
	} else if (lacks_terminal(fs) && t->session == 0) {
		tty_control(t);
		r = 0;
	}
	spin_unlock(&fs->ptys_lock);
	return r;
}

static int
slave_open(struct inode *i, struct file *f)
{
	bool root = !tty_user_hook || tty_user_hook() == 0, busy;
	struct fs_world *fs = ptys_lock(i->world);
	struct pty *p, *found = NULL;

	list_for_each(p, &fs->ptys, link)
		if (makedev(SLAVE_MAJOR, p->number) == i->rdev && !p->locked)
			found = p;
	busy = found && found->tty.exclusive && !root;
	if (found && !busy) {
		open_slave(found, f);
		if (!(atomic_load(&f->flags) & O_NOCTTY) && found->tty.session == 0 && lacks_terminal(fs))
			tty_control(&found->tty);
	}
	spin_unlock(&fs->ptys_lock);
	return busy ? -EBUSY : found ? 0 : -EIO;
}

/* --- /dev/pts --- */

static struct inode *
slave_inode(struct inode *dir, unsigned int number, uint32_t uid)
{
	struct inode *i = inode_new_numbered(dir->world, S_IFCHR | 0620, SLAVE_INO | number);

	if (!i)
		return NULL;
	i->rdev = makedev(SLAVE_MAJOR, number);
	i->ops = &tty_ops;
	i->open = slave_open;
	i->uid = uid;
	i->nlink = 1;
	return i;
}

static struct inode *
pts_lookup(struct inode *dir, const char *name, size_t n)
{
	struct fs_world *fs = ptys_lock(dir->world);
	unsigned int number = 0;
	uint32_t uid = 0;
	bool found = false;
	struct pty *p;
	char text[16];

	list_for_each(p, &fs->ptys, link) {
		snprintf(text, sizeof text, "%u", p->number);
		if (strlen(text) == n && memcmp(text, name, n) == 0) {
			found = true;
			number = p->number;
			uid = p->uid;
		}
	}
	spin_unlock(&fs->ptys_lock);
	return found ? slave_inode(dir, number, uid) : NULL;
}

/* The first number that is not below `from`, or PTYS_MAX. */
static unsigned int
next_number(struct world *w, uint64_t from)
{
	struct fs_world *fs = ptys_lock(w);
	unsigned int number = PTYS_MAX;
	struct pty *p;

	list_for_each(p, &fs->ptys, link)
		if (p->number >= from && number == PTYS_MAX)
			number = p->number;
	spin_unlock(&fs->ptys_lock);
	return number;
}

static void
pts_list(struct inode *dir, uint64_t *pos, dir_fn fn, void *arg)
{
	uint64_t first = *pos > SLAVE_INO ? *pos - SLAVE_INO : 0;
	unsigned int number;
	char text[16];

	while ((number = next_number(dir->world, first)) < PTYS_MAX) {
		snprintf(text, sizeof text, "%u", number);
		if (!dir_give(pos, SLAVE_INO + number, text, SLAVE_INO | number, DT_CHR, fn, arg))
			return;
		first = number + 1;
	}
}

void
pty_outline(void)
{
	static const struct dir_hooks hooks = { pts_lookup, pts_list };
	struct outline *o = outline_add(NULL, "dev/pts", S_IFDIR | 0755, NULL, NULL);

	if (o) {
		o->hooks = &hooks;
		o->fixed = true;
	}
}

void
pty_register(void)
{
	device_register("ptmx", 0666, makedev(5, 2), &master_ops);
	device_set_open(makedev(5, 2), ptmx_open);
}
