/* SPDX-License-Identifier: MIT */
/* The initrd: one or more cpio archives in "newc" format, one after the other,
 * with zeros between.
 *
 *      header 110 bytes, all digits hexadecimal   name NUL pad4   data pad4
 *      ... "TRAILER!!!"  0 0 0 0 ...  next archive ...
 *
 * It is read once, at boot, into a table, of which every world's tree begins
 * (fs/outline.h); that copies no file contents.  Whoever packs it adds NULs to the
 * names so that contents begin on pages (tools/heddle/newc.h): such a page is
 * mapped where it lies.  A later entry replaces an earlier one of the same
 * name.  A broken archive is used up to where it breaks, with a message. */
#include "kernel/fs/initrd.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/base/printk.h"
#include "kernel/fs/pages.h"
#include "kernel/fs/outline.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define HEADER_SIZE 110
#define TRAILER "TRAILER!!!"

/* Which of the header's thirteen numbers is where. */
enum field { FIELD_MODE = 1, FIELD_SIZE = 6, FIELD_NAME_SIZE = 11 };

static struct initrd boot_initrd; /* constant after boot, but for frames */
static struct spinlock frames_lock = SPINLOCK_INIT(RANK_OBJECT, "initrd frames");

/* The eight hexadecimal digits of a field; false if they are not. */
static bool
read_field(const uint8_t *header, enum field field, uint64_t *out)
{
	const uint8_t *p = header + 6 + 8 * field;

	*out = 0;
	for (int i = 0; i < 8; i++) {
		uint8_t c = p[i] | 0x20;
		int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;

		if (digit < 0)
			return false;
		*out = *out << 4 | (uint64_t)digit;
	}
	return true;
}

static struct initrd_entry *
new_entry(struct initrd *t)
{
	struct initrd_entry *more;

	if (t->count == t->room) {
		t->room = t->room ? 2 * t->room : 128;
		more = kzalloc(t->room * sizeof *more);
		if (!more)
			return NULL;
		memcpy(more, t->entries, t->count * sizeof *more);
		kfree(t->entries);
		t->entries = more;
	}
	return &t->entries[t->count];
}

static const char *
strip(const char *path)
{
	while (*path == '/' || (path[0] == '.' && path[1] == '/'))
		path++;
	return path;
}

/* NULL, or what is wrong with the entry. */
static const char *
remember(struct initrd *t, const char *name, unsigned int mode, const uint8_t *data, uint64_t size)
{
	struct initrd_entry *e;
	const char *path = strip(name);

	if (*path == '\0' || strcmp(path, ".") == 0)
		return NULL; /* the root, which exists */
	if (!S_ISREG(mode) && !S_ISDIR(mode) && !S_ISLNK(mode))
		return "is neither file nor directory nor symbolic link";
	if (S_ISLNK(mode) && (size == 0 || size >= PATH_MAX))
		return "has no usable target";
	e = new_entry(t);
	if (!e)
		return "finds no memory";
	*e = (struct initrd_entry){ path, mode, { .data = data, .size = size } };
	t->count++;
	return NULL;
}

static uint64_t
align4(uint64_t n)
{
	return (n + 3) & ~3ull;
}

/* Reads the entry at `at` and moves *at behind it.  NULL, or why it is broken. */
static const char *
read_entry(struct initrd *t, const uint8_t *data, uint64_t size, uint64_t *at)
{
	const uint8_t *header = data + *at;
	uint64_t mode, length, name_size, body;
	const char *name, *wrong;

	if (size - *at < HEADER_SIZE || memcmp(header, "070701", 6) != 0)
		return "no header of a newc archive";
	if (!read_field(header, FIELD_MODE, &mode) || !read_field(header, FIELD_SIZE, &length) ||
	    !read_field(header, FIELD_NAME_SIZE, &name_size))
		return "a number is not hexadecimal";
	body = align4(*at + HEADER_SIZE + name_size);
	name = (const char *)header + HEADER_SIZE;
	if (name_size == 0 || body > size || name[name_size - 1] != '\0')
		return "the name does not end";
	if (length > size - body)
		return "the archive ends within a file";
	*at = align4(body + length);
	if (strcmp(name, TRAILER) == 0)
		return NULL;
	wrong = remember(t, name, (unsigned int)mode, data + body, length);
	if (wrong)
		printk("initrd: %s %s; skipped\n", name, wrong);
	return NULL;
}

bool
initrd_read(struct initrd *t, const void *archive, size_t size, struct initrd_break *broken)
{
	const uint8_t *data = archive;

	*broken = (struct initrd_break){ 0, NULL };
	while (broken->at < size && !broken->why) {
		if (data[broken->at] == 0) /* between two archives */
			broken->at++;
		else
			broken->why = read_entry(t, data, size, &broken->at);
	}
	return !broken->why;
}

void
initrd_set(const void *archive, size_t size)
{
	struct initrd_break broken;

	if (!initrd_read(&boot_initrd, archive, size, &broken))
		printk("initrd: byte %llu of %zu: %s; the rest is ignored\n",
		       (unsigned long long)broken.at, size, broken.why);
}

static int
fill_file(struct inode *i, const void *file)
{
	pages_set_base(&i->pages, (struct initrd_file *)file);
	return 0;
}

static int
fill_link(struct inode *i, const void *what)
{
	const struct initrd_file *file = what;

	i->target = kzalloc(file->size + 1);
	if (!i->target)
		return -ENOMEM;
	memcpy(i->target, file->data, file->size);
	return 0;
}

void
initrd_outline(void)
{
	for (size_t n = 0; n < boot_initrd.count; n++) {
		const struct initrd_entry *e = &boot_initrd.entries[n];
		bool link = S_ISLNK(e->mode);

		outline_add(NULL, e->path, link ? S_IFLNK | 0777 : e->mode & (S_IFMT | 07777),
		            link ? fill_link : S_ISREG(e->mode) ? fill_file : NULL, &e->file);
	}
}

/* The frame in which all of this page lies, from its beginning; 0: none. */
static phys_t
frame_in_place(const struct initrd_file *file, size_t index)
{
	uint64_t page = (uint64_t)file->data + index * PAGE_SIZE;

	return page % PAGE_SIZE == 0 && (index + 1) * PAGE_SIZE <= file->size ? virt_to_phys((void *)page) : 0;
}

static phys_t
copy_page(const struct initrd_file *file, size_t index)
{
	uint64_t start = index * PAGE_SIZE, n = file->size - start;
	phys_t frame = frame_alloc(NULL, n < PAGE_SIZE);

	if (frame)
		memcpy(phys_to_virt(frame), file->data + start, n < PAGE_SIZE ? n : PAGE_SIZE);
	return frame;
}

/* Likewise of a page that does not lie so. */
static phys_t
frame_of_copy(struct initrd_file *file, size_t index)
{
	phys_t frame = 0;

	spin_lock(&frames_lock);
	if (!file->frame)
		file->frame = kzalloc_for(NULL, (file->size + PAGE_SIZE - 1) / PAGE_SIZE * sizeof *file->frame);
	if (file->frame) {
		if (!file->frame[index])
			file->frame[index] = copy_page(file, index);
		frame = file->frame[index];
	}
	if (frame)
		frame_ref(frame);
	spin_unlock(&frames_lock);
	return frame;
}

phys_t
initrd_frame(struct initrd_file *file, size_t index)
{
	phys_t frame = frame_in_place(file, index);

	if (frame == 0)
		return frame_of_copy(file, index);
	frame_ref(frame);
	return frame;
}

static void
forget_copies(struct initrd_file *file)
{
	size_t left = 0;

	spin_lock(&frames_lock);
	for (size_t i = 0; file->frame && i * PAGE_SIZE < file->size; i++) {
		if (file->frame[i] && frame_refs(file->frame[i]) == 1) {
			frame_unref(file->frame[i]);
			file->frame[i] = 0;
		}
		left += file->frame[i] != 0;
	}
	if (left == 0) {
		kfree(file->frame);
		file->frame = NULL;
	}
	spin_unlock(&frames_lock);
}

void
initrd_settle(void)
{
	for (size_t n = 0; n < boot_initrd.count; n++)
		forget_copies(&boot_initrd.entries[n].file);
}
