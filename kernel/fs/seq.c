/* SPDX-License-Identifier: MIT */
/* A growing buffer of text, and a file that reads from it.  Generated whole at
 * open, so that what a reader gets in pieces is of one moment. */
#include "kernel/fs/seq.h"

#include "kernel/abi/errno.h"
#include "kernel/fs/inode.h"
#include "kernel/fs/procfs.h"
#include "kernel/mm/heap.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

struct seq *
seq_new(void)
{
	return kzalloc(sizeof(struct seq));
}

void
seq_free(struct seq *s)
{
	if (s)
		kfree(s->text);
	kfree(s);
}

static bool
make_room(struct seq *s, size_t n)
{
	size_t size = s->size ? s->size : 256;
	char *text;

	if (s->length + n <= s->size)
		return true;
	while (size < s->length + n)
		size *= 2;
	text = kmalloc(size);
	if (!text)
		return false;
	memcpy(text, s->text, s->length);
	kfree(s->text);
	s->text = text;
	s->size = size;
	return true;
}

void
seq_write(struct seq *s, const void *data, size_t n)
{
	if (s->failed || !make_room(s, n)) {
		s->failed = true;
		return;
	}
	memcpy(s->text + s->length, data, n);
	s->length += n;
}

static void
sink(void *context, const char *bytes, size_t n)
{
	seq_write(context, bytes, n);
}

void
seq_printf(struct seq *s, const char *text, ...)
{
	va_list arguments;

	va_start(arguments, text);
	format(sink, s, text, arguments);
	va_end(arguments);
}

static long
seq_read(struct file *f, uptr to, size_t n, int64_t *pos)
{
	struct seq *s = f->data;
	long r = 0;

	mutex_lock(&f->inode->lock); /* for the position */
	if (s && *pos < (int64_t)s->length) {
		if (n > s->length - (size_t)*pos)
			n = s->length - (size_t)*pos;
		r = copy_out(to, s->text + *pos, n);
		if (r == 0)
			*pos += r = (long)n;
	}
	mutex_unlock(&f->inode->lock);
	return r;
}

static void
seq_release(struct file *f)
{
	seq_free(f->data);
}

#define READ_OPS .name = "generated", .read = seq_read, .seek = inode_seek, .release = seq_release

const struct file_ops seq_ops = { READ_OPS };
const struct file_ops seq_store_ops = { READ_OPS, .write = procfs_write };
