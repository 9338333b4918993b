/* SPDX-License-Identifier: MIT */
/* /bin/init loads; with any one field of its headers spoilt it does not. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/proc/elf.h"
#include "kernel/test/test.h"
#include "lib/base/string.h"

static struct fs_context fs;

static struct inode *
find(const char *path)
{
	struct inode *i = NULL;

	CHECK_EQ(fs_lookup(&fs, NULL, path, true, &i), 0);
	return i;
}

struct spoil {
	const char *what;
	uint64_t offset; /* in the file header, or in the first PT_LOAD header */
	bool segment;
	uint64_t value;
	unsigned int size;
};

#define HEADER(field, value) { #field, offsetof(Elf64_Ehdr, field), false, value, sizeof(((Elf64_Ehdr *)0)->field) }
#define SEGMENT(field, value) { #field, offsetof(Elf64_Phdr, field), true, value, sizeof(((Elf64_Phdr *)0)->field) }

static const struct spoil spoils[] = {
	{ "magic", 0, false, 0x7e, 1 },
	{ "class", EI_CLASS, false, 1, 1 },
	{ "byte order", EI_DATA, false, 2, 1 },
	HEADER(e_machine, 3),
	HEADER(e_type, ET_REL),
	HEADER(e_phentsize, 55),
	HEADER(e_phnum, 0),
	HEADER(e_phnum, 0xffff),
	HEADER(e_phoff, 1ul << 62),
	HEADER(e_phoff, -64ul),
	HEADER(e_entry, 0),
	HEADER(e_entry, 0xffff800000000000ul),
	SEGMENT(p_type, PT_INTERP),
	SEGMENT(p_offset, 1ul << 62),
	SEGMENT(p_offset, -1ul),
	SEGMENT(p_offset, 1),
	SEGMENT(p_vaddr, 0),
	SEGMENT(p_vaddr, -4096ul),
	SEGMENT(p_vaddr, 0x00007ffffffff000ul),
	SEGMENT(p_filesz, -1ul),
	SEGMENT(p_memsz, 0x0000800000000000ul),
	SEGMENT(p_memsz, 1),
	SEGMENT(p_flags, PF_R | PF_W | PF_X),
};

/* Where the first PT_LOAD header is in the file. */
static uint64_t
first_segment(struct inode *i)
{
	Elf64_Ehdr h;
	Elf64_Phdr p;

	inode_read(i, &h, sizeof(h), 0);
	for (unsigned int n = 0; n < h.e_phnum; n++) {
		uint64_t at = h.e_phoff + n * sizeof(p);

		inode_read(i, &p, sizeof(p), at);
		if (p.p_type == PT_LOAD)
			return at;
	}
	return 0;
}

/* Writes the wrong value, looks, writes the right one again. */
static void
try(struct inode *i, const struct spoil *s)
{
	uint64_t at = s->offset + (s->segment ? first_segment(i) : 0), right = 0;
	struct elf_image image;

	inode_read(i, &right, s->size, at);
	CHECK_EQ(inode_write(i, &s->value, s->size, at), s->size);
	if (elf_read(&image, i) != -ENOEXEC)
		kernel_test_fail(__FILE__, __LINE__, "%s = %#lx is accepted", s->what, s->value);
	inode_write(i, &right, s->size, at);
}

KERNEL_TEST(elf_headers_are_not_believed)
{
	struct elf_image image;
	struct inode *i;

	fs = (struct fs_context){ fs_root(boot_world), fs_root(boot_world), 0, NULL };
	i = find("/bin/init");
	CHECK_EQ(elf_read(&image, i), 0);
	CHECK(image.count >= 2);
	for (unsigned int n = 0; n < sizeof(spoils) / sizeof(spoils[0]); n++)
		try(i, &spoils[n]);
	CHECK_EQ(elf_read(&image, i), 0);
	inode_put(i);
	inode_put(fs.root);
	inode_put(fs.cwd);
}
