/* SPDX-License-Identifier: MIT */
/* Messages: what lies in a socket's queue.  Their memory, not only their bytes,
 * counts for what a queue may hold. */
#include "kernel/abi/errno.h"
#include "kernel/mm/heap.h"
#include "kernel/net/socket.h"

int
transfer(struct transfer *t, char *bytes, size_t n, bool in)
{
	while (n > 0) {
		size_t rest = t->iov->iov_len - t->offset, piece = rest < n ? rest : n;
		uptr at = UPTR((char *)t->iov->iov_base + t->offset);

		if (in ? copy_in(bytes, at, piece) : copy_out(at, bytes, piece))
			return -EFAULT;
		bytes += piece;
		n -= piece;
		t->left -= piece;
		t->offset += piece;
		if (piece == rest) {
			t->iov++;
			t->offset = 0;
		}
	}
	return 0;
}

int
message_new(struct socket *s, struct transfer *t, size_t n, struct message **out)
{
	struct message *m = kmalloc(sizeof *m + n);

	if (!m)
		return -ENOMEM;
	m->size = (uint32_t)(sizeof *m + n);
	m->start = 0;
	m->end = (uint32_t)n;
	m->cred = t->cred;
	m->rights = NULL;
	m->from = NULL;
	if (transfer(t, m->bytes, n, true)) {
		kfree(m);
		return -EFAULT;
	}
	if (!is_stream(s))
		m->from = address_get(s->local);
	*out = m;
	return 0;
}

void
message_free(struct world *w, struct message *m)
{
	rights_put(w, rights_take(w, m, false));
	address_put(m->from);
	kfree(m);
}

void
messages_free(struct world *w, struct list *list)
{
	struct list_node *node;

	while ((node = list_pop_front(list)) != NULL)
		message_free(w, container_of(node, struct message, link));
}

void
message_append(struct socket *to, struct message *m)
{
	list_push_back(&to->messages, &m->link);
	to->used += m->size;
	to->count++;
	wake_all(&to->readable);
}

/* Who waits in send hears of every message that goes; who polls, only if
 * somebody found the queue full since. */
void
message_take(struct socket *s, struct message *m)
{
	struct socket *fan;

	list_remove(&m->link);
	s->used -= m->size;
	s->count--;
	wake_all(&s->room);
	if (!s->choked)
		return;
	s->choked = false;
	if (is_connection(s) && s->peer)
		wake_all(&s->peer->writable);
	list_for_each(fan, &s->fans, fan)
		wake_all(&fan->writable);
}
