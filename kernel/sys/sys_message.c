/* SPDX-License-Identifier: MIT */
/* Sockets: what is sent and received, with what goes beside the bytes.
 *
 *      user:  cmsghdr SCM_RIGHTS, descriptors     net:  struct rights, open files */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/arch/machine.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"
#include "kernel/sched/clock.h"
#include "kernel/sys/args.h"
#include "kernel/sys/socket.h"
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

#define CONTROL_MAX 20480 /* net.core.optmem_max */

/* socket_cred_hook */
static void
caller(struct ucred *out)
{
	struct process *p = current->process;
	struct cred *c = p ? process_cred(p) : NULL;

	*out = c ? (struct ucred){ (pid_t)p->pid, c->user.effective, c->group.effective } : (struct ucred){ 0 };
	cred_put(c);
}

void
sys_socket_init(void)
{
	socket_cred_hook = caller;
}

/* --- control messages to the kernel --- */

static int
arg_rights(const int *fds, size_t count, struct rights **out)
{
	struct rights *r;

	if (count > SCM_MAX_FD || *out)
		return -EINVAL;
	if (count == 0)
		return 0;
	r = kmalloc(sizeof(*r) + count * sizeof(r->file[0]));
	if (!r)
		return -ENOMEM;
	*out = r;
	for (r->count = 0; r->count < count; r->count++) {
		r->file[r->count] = arg_any_file(fds[r->count]);
		if (!r->file[r->count])
			return -EBADF;
	}
	return 0;
}

/* May the caller say that it is this?  Nobody may say that it is no process. */
static int
check_cred(const struct ucred *u)
{
	scoped(process_put) struct process *p = process_find(current->world, (uint32_t)u->pid);
	scoped(cred_put) struct cred *c = process_cred(current->process);
	bool may = ((uint32_t)u->pid == current->process->pid || cred_can(c, CAP_SYS_ADMIN)) &&
		   (cred_ids_any(&c->user, u->uid) || cred_can(c, CAP_SETUID)) &&
		   (cred_ids_any(&c->group, u->gid) || cred_can(c, CAP_SETGID));

	return !may ? -EPERM : p ? 0 : -ESRCH;
}

static int
arg_control_one(const struct cmsghdr *c, struct transfer *t)
{
	size_t n = c->cmsg_len - sizeof(*c);

	if (c->cmsg_level != SOL_SOCKET)
		return 0;
	switch (c->cmsg_type) {
	case SCM_RIGHTS:
		return arg_rights((const int *)CMSG_DATA(c), n / sizeof(int), &t->rights);
	case SCM_CREDENTIALS:
		if (n != sizeof(t->cred))
			return -EINVAL;
		t->cred = *(const struct ucred *)CMSG_DATA(c);
		t->has_cred = true;
		return check_cred(&t->cred);
	}
	return -EINVAL;
}

static int
arg_control(struct socket *s, struct msghdr *m, struct transfer *t)
{
	struct msghdr inside = *m;
	scoped(kfree) void *control = NULL;
	int r;

	if (m->msg_controllen == 0 || !is_unix(s))
		return 0;
	if (m->msg_controllen > CONTROL_MAX)
		return -ENOBUFS;
	inside.msg_control = control = kmalloc(m->msg_controllen);
	if (!control)
		return -ENOMEM;
	r = copy_in(inside.msg_control, UPTR(m->msg_control), m->msg_controllen);
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&inside); r == 0 && c; c = CMSG_NXTHDR(&inside, c)) {
		size_t left = (size_t)((char *)inside.msg_control + inside.msg_controllen - (char *)c);

		r = c->cmsg_len < sizeof(*c) || c->cmsg_len > left ? -EINVAL : arg_control_one(c, t);
	}
	return r;
}

/* --- and back --- */

/* One control message of n bytes at the place that m->msg_control has come to; what
 * does not fit is cut, which `flags` says. */
static int
put_control(struct msghdr *m, int type, const void *data, size_t n, int *flags)
{
	struct cmsghdr c = { .cmsg_len = CMSG_LEN(n), .cmsg_level = SOL_SOCKET, .cmsg_type = type };
	size_t step;

	if (c.cmsg_len > m->msg_controllen) {
		*flags |= MSG_CTRUNC;
		c.cmsg_len = m->msg_controllen;
	}
	if (c.cmsg_len < sizeof(c))
		return 0;
	if (copy_out(UPTR(m->msg_control), &c, sizeof(c)) ||
	    copy_out(UPTR((char *)m->msg_control + sizeof(c)), data, c.cmsg_len - sizeof(c)))
		return -EFAULT;
	step = CMSG_ALIGN(c.cmsg_len) < m->msg_controllen ? CMSG_ALIGN(c.cmsg_len) : m->msg_controllen;
	m->msg_control = (char *)m->msg_control + step;
	m->msg_controllen -= step;
	return 0;
}

/* Enters as many as there is room for. */
static int
return_rights(struct msghdr *m, struct rights *r, bool cloexec, int *flags)
{
	size_t room = m->msg_controllen < CMSG_LEN(sizeof(int)) ? 0 : (m->msg_controllen - sizeof(struct cmsghdr)) / sizeof(int);
	int fds[SCM_MAX_FD];
	unsigned int n = 0;

	while (n < r->count && n < room) {
		fds[n] = files_add(current->process->files, file_get(r->file[n]), 0, cloexec);
		if (fds[n] < 0) {
			file_put(r->file[n]);
			break;
		}
		n++;
	}
	if (n < r->count)
		*flags |= MSG_CTRUNC;
	return n ? put_control(m, SCM_RIGHTS, fds, n * sizeof(int), flags) : 0;
}

static int
return_control(struct socket *s, struct msghdr *m, struct transfer *t, int flags, int *out_flags)
{
	int r = 0;

	if (t->has_cred && (s->options & OPTION_BIT(SO_PASSCRED)))
		r = put_control(m, SCM_CREDENTIALS, &t->cred, sizeof(t->cred), out_flags);
	if (r == 0 && t->rights)
		r = return_rights(m, t->rights, flags & MSG_CMSG_CLOEXEC, out_flags);
	return r;
}

/* --- the calls --- */

/* With iov and m in kernel memory (m->msg_iov is not looked at). */
static long
send(struct file *f, struct msghdr *m, const struct iovec *iov, size_t total, int flags)
{
	struct transfer t = { .iov = iov, .left = total, .flags = flags };
	struct fs_context fs;
	struct name to;
	long r = socket_of(f) ? 0 : -ENOTSOCK;

	if (r == 0 && m->msg_name && m->msg_namelen) {
		r = arg_socket_name(UPTR(m->msg_name), m->msg_namelen, &to);
		t.to = &to;
	}
	if (r == 0)
		r = arg_control(f->data, m, &t);
	if (r == 0) {
		process_fs_get(&fs);
		r = socket_send(f, &fs, &t);
		process_fs_put(&fs);
	}
	rights_put(current->world, t.rights);
	return r;
}

/* The address in *from: of UDP never "any". */
static void
copy_name(struct name *to, const struct address *from)
{
	*to = (struct name){ .length = from ? from->name.length : 0 };
	if (from)
		memcpy(to->bytes, from->name.bytes, to->length);
	if (to->any.sa_family == AF_INET && to->in.sin_addr.s_addr == INADDR_ANY)
		to->in.sin_addr.s_addr = __builtin_bswap32(INADDR_LOOPBACK);
}

/* The same; what comes beside the bytes is in *m afterwards, the address in *from. */
static long
receive(struct file *f, struct msghdr *m, const struct iovec *iov, size_t total, int flags, struct name *from)
{
	struct transfer t = { .iov = iov, .left = total, .flags = flags };
	size_t room = m->msg_controllen;
	long r = socket_of(f) ? socket_receive(f, &t) : -ENOTSOCK;
	int error = 0;

	copy_name(from, t.from);
	m->msg_flags = (t.flags & MSG_TRUNC) | (flags & MSG_CMSG_CLOEXEC);
	if (r >= 0)
		error = return_control(f->data, m, &t, flags, &m->msg_flags);
	m->msg_controllen = room - m->msg_controllen;
	address_put(t.from);
	rights_put(current->world, t.rights);
	return error ? error : r;
}

PARTLY(sendto, "urgent data")
SYSCALL_FILE(sendto, uptr from, size_t n, int flags, uptr name, uint32_t length)
{
	struct iovec v = { (void *)from.addr, at_most(n) };
	struct msghdr m = { .msg_name = (void *)name.addr, .msg_namelen = length };

	return send(f, &m, &v, v.iov_len, flags);
}

PARTLY(recvfrom, "urgent data")
SYSCALL_FILE(recvfrom, uptr to, size_t n, int flags, uptr name, uptr length)
{
	struct iovec v = { (void *)to.addr, at_most(n) };
	struct msghdr m = { 0 };
	struct name from;
	long r = receive(f, &m, &v, v.iov_len, flags, &from);
	int error = r < 0 ? 0 : return_socket_name(&from, name, length);

	return error ? error : r;
}

/* A msghdr and its vector, for kfree: how many bytes, or -E. */
static long
arg_message(uptr message, struct msghdr *m, struct iovec **iov)
{
	if (copy_in(m, message, sizeof(*m)) < 0)
		return -EFAULT;
	return m->msg_iovlen > IOV_MAX ? -EMSGSIZE : arg_vector(UPTR(m->msg_iov), m->msg_iovlen, iov);
}

PARTLY(sendmsg, "control messages other than descriptors and credentials; urgent data")
SYSCALL_FILE(sendmsg, uptr message, int flags)
{
	scoped(kfree) struct iovec *iov = NULL;
	struct msghdr m;
	long r = arg_message(message, &m, &iov);

	return r < 0 ? r : send(f, &m, iov, (size_t)r, flags);
}

PARTLY(recvmsg, "control messages other than descriptors and credentials; MSG_ERRQUEUE")
SYSCALL_FILE(recvmsg, uptr message, int flags)
{
	scoped(kfree) struct iovec *iov = NULL;
	struct name from;
	struct msghdr m;
	long r = arg_message(message, &m, &iov), error = 0;

	if (r >= 0)
		r = receive(f, &m, iov, (size_t)r, flags, &from);
	if (r < 0)
		return r;
	if (m.msg_name)
		error = return_socket_name(&from, UPTR(m.msg_name), uptr_add(message, offsetof(struct msghdr, msg_namelen)));
	if (error == 0) /* two fields: its length, then the flags */
		error = copy_out(uptr_add(message, offsetof(struct msghdr, msg_controllen)), &m.msg_controllen,
				 sizeof(m.msg_controllen) + sizeof(m.msg_flags));
	return error ? error : r;
}

/* One after the other; what was done before an error counts. */
static long
each_message(struct file *f, uptr messages, unsigned int count, int flags,
	     long (*fn)(struct file *f, uptr message, int flags), int64_t deadline)
{
	unsigned int n = 0;
	long r = 0;

	count = count < IOV_MAX ? count : IOV_MAX;
	while (n < count && (n == 0 || time_now() < deadline)) {
		uptr at = uptr_add(messages, (int64_t)(n * sizeof(struct mmsghdr)));
		uint32_t length;

		r = fn(f, at, (flags & ~MSG_WAITFORONE) | (n && flags & MSG_WAITFORONE ? MSG_DONTWAIT : 0));
		length = (uint32_t)r;
		if (r >= 0)
			r = copy_out(uptr_add(at, offsetof(struct mmsghdr, msg_len)), &length, sizeof(length));
		if (r < 0)
			break;
		n++;
	}
	return n ? (long)n : r;
}

SYSCALL_FILE(sendmmsg, uptr messages, unsigned int count, int flags)
{
	return each_message(f, messages, count, flags, sys_sendmsg, WAIT_FOREVER);
}

/* As on Linux the time limit is looked at only after each message. */
SYSCALL_FILE(recvmmsg, uptr messages, unsigned int count, int flags, uptr timeout)
{
	int64_t deadline, left;
	long r = arg_timeout(timeout, &deadline);

	if (r == 0)
		r = each_message(f, messages, count, flags, sys_recvmsg, deadline);
	left = r > 0 && timeout.addr ? deadline - time_now() : 0;
	return r > 0 && timeout.addr && return_timespec(timeout, left > 0 ? left : 0) ? -EFAULT : r;
}
