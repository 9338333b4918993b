/* SPDX-License-Identifier: MIT */
/* Sockets: making them, naming them, connecting them. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sys/args.h"
#include "kernel/sys/socket.h"
#include "kernel/sys/syscall.h"

#define FLAGS (SOCK_CLOEXEC | SOCK_NONBLOCK)

int
arg_socket_name(uptr from, uint32_t length, struct name *out)
{
	if (length > sizeof(struct sockaddr_storage))
		return -EINVAL;
	*out = (struct name){ .length = length };
	return copy_in(out->bytes, from, length < sizeof(out->un) ? length : sizeof(out->un));
}

int
return_socket_name(const struct name *n, uptr to, uptr length)
{
	uint32_t room, own = n->length;

	if (!to.addr)
		return 0;
	if (copy_in(&room, length, sizeof(room)) < 0)
		return -EFAULT;
	if ((int)room < 0)
		return -EINVAL;
	if (copy_out(to, n->bytes, room < own ? room : own) < 0)
		return -EFAULT;
	return copy_out(length, &own, sizeof(own));
}

PARTLY(socket, "families but AF_UNIX and AF_INET, raw sockets, everything beyond loopback")
SYSCALL(socket, int family, int type, int protocol)
{
	struct file *f;
	int r = files_room(current->process->files);

	if (r == 0)
		r = socket_create(family, type & ~FLAGS, protocol, type & FLAGS, &f);
	return r < 0 ? r : return_file(f, 0, type & SOCK_CLOEXEC);
}

SYSCALL(socketpair, int family, int type, int protocol, uptr out)
{
	struct file *ends[2];
	int r = socket_pair(family, type & ~FLAGS, protocol, type & FLAGS, ends);

	return r < 0 ? r : return_files(ends, type & SOCK_CLOEXEC, out);
}

/* bind and connect: a name, looked up as the caller. */
static long
with_name(struct file *f, uptr from, uint32_t length, bool bind)
{
	struct fs_context fs;
	struct name n;
	long r = socket_of(f) ? arg_socket_name(from, length, &n) : -ENOTSOCK;

	if (r < 0)
		return r;
	process_fs_get(&fs);
	r = bind ? name_bind(f->data, &fs, &n) : socket_connect(f, &fs, &n);
	process_fs_put(&fs);
	return r;
}

SYSCALL_FILE(bind, uptr name, uint32_t length) { return with_name(f, name, length, true); }

SYSCALL_FILE(connect, uptr name, uint32_t length) { return with_name(f, name, length, false); }

SYSCALL_FILE(listen, int backlog) { return socket_of(f) ? socket_listen(f->data, backlog) : -ENOTSOCK; }

SYSCALL_FILE(accept4, uptr name, uptr length, int flags)
{
	struct file *new;
	struct name n;
	long r = flags & ~FLAGS ? -EINVAL : socket_of(f) ? files_room(current->process->files) : -ENOTSOCK;

	if (r == 0)
		r = socket_accept(f, flags, &new);
	if (r < 0)
		return r;
	if (socket_name(new->data, true, &n) == 0)
		r = return_socket_name(&n, name, length);
	if (r == 0)
		return return_file(new, 0, flags & SOCK_CLOEXEC);
	file_put(new);
	return r;
}

SYSCALL_FILE(accept, uptr name, uptr length) { return sys_accept4(f, name, length, 0); }

static long
name_of(struct file *f, bool of_peer, uptr name, uptr length)
{
	struct name n;
	long r = socket_of(f) ? socket_name(f->data, of_peer, &n) : -ENOTSOCK;

	return r ? r : name.addr ? return_socket_name(&n, name, length) : -EFAULT;
}

SYSCALL_FILE(getsockname, uptr name, uptr length) { return name_of(f, false, name, length); }

SYSCALL_FILE(getpeername, uptr name, uptr length)
{
	return socket_of(f) && socket_over(f->data) ? -ENOTCONN : name_of(f, true, name, length);
}

SYSCALL_FILE(shutdown, int how) { return socket_of(f) ? socket_shutdown(f->data, how) : -ENOTSOCK; }

PARTLY(setsockopt, "filters, devices, time stamps; IP options mean nothing")
SYSCALL_FILE(setsockopt, int level, int option, uptr value, uint32_t size)
{
	if (!socket_of(f))
		return -ENOTSOCK;
	return (int)size < 0 ? -EINVAL : socket_set_option(f->data, level, option, value, size);
}

PARTLY(getsockopt, "filters, devices, time stamps")
SYSCALL_FILE(getsockopt, int level, int option, uptr value, uptr size)
{
	uint32_t n;
	long r = socket_of(f) ? copy_in(&n, size, sizeof(n)) : -ENOTSOCK;

	if (r == 0)
		r = (int)n < 0 ? -EINVAL : socket_get_option(f->data, level, option, value, &n);
	return r ? r : copy_out(size, &n, sizeof(n));
}
