/* SPDX-License-Identifier: MIT */
/* ELF loading.  Nothing in the file is believed: every sum is checked for
 * overflow and every range against the file's size or the address space.
 *
 * One segment in memory (filesz up to |, memsz up to the end):
 *
 *     vaddr              |          p_memsz
 *     [..file pages......|000][zero pages.....]
 *      mapped from the    tail  anonymous
 *      file, lazily       cleared
 *
 * A segment whose file offset and address differ modulo the page size cannot
 * be mapped, and is refused. */
#include "kernel/proc/elf.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/thread.h"
#include "lib/base/string.h"

#define MAX_HEADERS 64
#define LOWEST 0x10000ul
#define HIGHEST 0x00007f0000000000ul
#define PIE_BASE 0x0000555555554000ul

static uint64_t
page_down(uint64_t a)
{
	return a & PAGE_MASK;
}

static uint64_t
page_up(uint64_t a)
{
	return (a + PAGE_SIZE - 1) & PAGE_MASK;
}

static bool
header_valid(const Elf64_Ehdr *h, uint64_t size)
{
	return memcmp(h->e_ident, ELFMAG, SELFMAG) == 0 && h->e_ident[EI_CLASS] == ELFCLASS64 &&
	       h->e_ident[EI_DATA] == ELFDATA2LSB && h->e_machine == EM_X86_64 &&
	       (h->e_type == ET_EXEC || h->e_type == ET_DYN) &&
	       h->e_phentsize == sizeof(Elf64_Phdr) && h->e_phnum > 0 &&
	       h->e_phnum <= MAX_HEADERS && h->e_phoff < size &&
	       h->e_phnum * sizeof(Elf64_Phdr) <= size - h->e_phoff;
}

/* The segment lies in the file and in user space, the file's pages can be its
 * pages, and none is both writable and executable. */
static bool
segment_valid(const Elf64_Phdr *p, uint64_t size)
{
	return p->p_filesz <= p->p_memsz && p->p_offset <= size &&
	       p->p_filesz <= size - p->p_offset && p->p_vaddr >= LOWEST &&
	       p->p_vaddr < HIGHEST && p->p_memsz < HIGHEST - p->p_vaddr &&
	       (p->p_filesz == 0 || (p->p_offset - p->p_vaddr) % PAGE_SIZE == 0) &&
	       (p->p_flags & (PF_W | PF_X)) != (PF_W | PF_X);
}

static int
add_segment(struct elf_image *image, const Elf64_Phdr *p, uint64_t size)
{
	if (p->p_memsz == 0)
		return 0;
	if (!segment_valid(p, size) || image->count == ELF_SEGMENTS)
		return -ENOEXEC;
	if (page_down(p->p_vaddr) < image->end)
		return -ENOEXEC; /* not ascending, or two in one page */
	image->segment[image->count++] = *p;
	image->end = page_up(p->p_vaddr + p->p_memsz);
	return 0;
}

static bool
executable(const struct elf_image *image, uint64_t address)
{
	for (unsigned int i = 0; i < image->count; i++) {
		const Elf64_Phdr *p = &image->segment[i];

		if ((p->p_flags & PF_X) && address >= p->p_vaddr && address - p->p_vaddr < p->p_memsz)
			return true;
	}
	return false;
}

/* Where the program headers are in memory: the segment that covers them. */
static void
find_headers(struct elf_image *image, const Elf64_Ehdr *h)
{
	for (unsigned int i = 0; i < image->count; i++) {
		const Elf64_Phdr *p = &image->segment[i];

		if (h->e_phoff < p->p_offset || h->e_phoff - p->p_offset >= p->p_filesz)
			continue;
		image->phdr = p->p_vaddr + (h->e_phoff - p->p_offset);
		image->phnum = h->e_phnum;
		return;
	}
}

static int
read_segments(struct elf_image *image, const Elf64_Ehdr *h, Elf64_Phdr *table)
{
	uint64_t size = inode_size(image->inode);
	uint64_t bias = h->e_type == ET_DYN ? PIE_BASE : 0;
	long bytes = h->e_phnum * (long)sizeof(Elf64_Phdr);

	if (inode_read(image->inode, table, (size_t)bytes, h->e_phoff) != bytes)
		return -ENOEXEC;
	for (unsigned int i = 0; i < h->e_phnum; i++) {
		int r;

		if (table[i].p_type == PT_INTERP)
			return -ENOEXEC;
		if (table[i].p_type != PT_LOAD)
			continue;
		table[i].p_vaddr += bias;
		r = add_segment(image, &table[i], size);
		if (r < 0)
			return r;
	}
	image->entry = h->e_entry + bias;
	if (!executable(image, image->entry))
		return -ENOEXEC;
	find_headers(image, h);
	return 0;
}

int
elf_read(struct elf_image *image, struct inode *inode)
{
	Elf64_Ehdr header;
	Elf64_Phdr *table;
	int r;

	memset(image, 0, sizeof(*image));
	image->inode = inode;
	if (inode_read(inode, &header, sizeof(header), 0) != sizeof(header) ||
	    !header_valid(&header, inode_size(inode)))
		return -ENOEXEC;
	table = kmalloc(header.e_phnum * sizeof(*table));
	if (!table)
		return -ENOMEM;
	r = read_segments(image, &header, table);
	kfree(table);
	return r;
}

static int
segment_prot(const Elf64_Phdr *p)
{
	return ((p->p_flags & PF_R) ? PROT_READ : 0) | ((p->p_flags & PF_W) ? PROT_WRITE : 0) |
	       ((p->p_flags & PF_X) ? PROT_EXEC : 0);
}

/* The kernel writes into it before the program runs: zeroes behind the file's
 * last byte. */
static bool
needs_filling(const Elf64_Phdr *p)
{
	return p->p_filesz < p->p_memsz && (p->p_vaddr + p->p_filesz) % PAGE_SIZE != 0;
}

static int
map_segment(const struct elf_image *image, const Elf64_Phdr *p, struct mm *mm, const char *name)
{
	uint64_t start = page_down(p->p_vaddr), end = page_up(p->p_vaddr + p->p_memsz);
	uint64_t file_end = p->p_filesz ? page_up(p->p_vaddr + p->p_filesz) : start;
	int prot = needs_filling(p) ? PROT_READ | PROT_WRITE : segment_prot(p);
	long r = 0;

	if (file_end > start)
		r = vm_map(mm, start, file_end - start, prot, MAP_PRIVATE | MAP_FIXED,
			   inode_object(image->inode), page_down(p->p_offset), name);
	if (r >= 0 && end > file_end)
		r = vm_map(mm, file_end, end - file_end, prot,
			   MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, NULL, 0, name);
	return r < 0 ? (int)r : 0;
}

int
elf_map(const struct elf_image *image, struct mm *mm, const char *name)
{
	int r = 0;

	for (unsigned int i = 0; r == 0 && i < image->count; i++)
		r = map_segment(image, &image->segment[i], mm, name);
	mm->brk_start = mm->brk = image->end;
	return r;
}

static int
fill_segment(const Elf64_Phdr *p)
{
	uint64_t start = page_down(p->p_vaddr), zero = p->p_vaddr + p->p_filesz;
	uint64_t end = p->p_vaddr + p->p_memsz, tail = page_up(zero) < end ? page_up(zero) : end;
	int r;

	if (!needs_filling(p))
		return 0;
	r = clear_out(UPTR(zero), tail - zero);
	if (r == 0 && segment_prot(p) != (PROT_READ | PROT_WRITE)) /* as it was mapped */
		r = vm_protect(current->mm, start, page_up(end) - start, segment_prot(p));
	return r;
}

int
elf_fill(const struct elf_image *image)
{
	int r = 0;

	for (unsigned int i = 0; r == 0 && i < image->count; i++)
		r = fill_segment(&image->segment[i]);
	return r;
}
