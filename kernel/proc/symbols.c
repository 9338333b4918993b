/* SPDX-License-Identifier: MIT */
/* Symbols of programs.  Reports are rare, so nothing is kept: each lookup
 * walks the file's symbol table in small pieces. */
#include "kernel/proc/symbols.h"

#include "kernel/abi/elf.h"
#include "kernel/base/printk.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/process.h"
#include "lib/base/lines.h"
#include "lib/base/string.h"

#define NAME_SIZE 64
#define SYMBOLS_AT_ONCE 32
#define MAX_CALLS 32          /* different ones, of a backtrace */
#define MAX_FRAMES 10000
#define LABEL_REACH 64        /* a symbol without size: a short piece of assembly */
#define PIE_BASE 0x0000555555554000ul

/* The sections wanted of a program file. */
struct tables {
	struct inode *inode;
	Elf64_Shdr symbols, strings, lines;
	uint64_t bias;
};

static bool
read_all(struct inode *inode, void *to, size_t n, uint64_t offset)
{
	return inode_read(inode, to, n, offset) == (long)n;
}

static bool
read_section(struct inode *inode, const Elf64_Ehdr *h, unsigned int i, Elf64_Shdr *out)
{
	return i < h->e_shnum && read_all(inode, out, sizeof(*out), h->e_shoff + i * sizeof(*out));
}

static void
find_sections(struct tables *t, const Elf64_Ehdr *h)
{
	static const char wanted[] = ".heddle.lines";
	Elf64_Shdr names, s;
	char name[sizeof(wanted)];

	if (!read_section(t->inode, h, h->e_shstrndx, &names))
		return;
	for (unsigned int i = 0; read_section(t->inode, h, i, &s); i++) {
		if (s.sh_type == SHT_SYMTAB && read_section(t->inode, h, s.sh_link, &t->strings))
			t->symbols = s;
		if (read_all(t->inode, name, sizeof(name), names.sh_offset + s.sh_name) &&
		    memcmp(name, wanted, sizeof(wanted)) == 0)
			t->lines = s;
	}
}

/* False if p has no program any more.  Else tables_close it. */
static bool
tables_open(struct tables *t, struct process *p)
{
	Elf64_Ehdr h;

	memset(t, 0, sizeof(*t));
	t->inode = process_exe(p);
	if (!t->inode)
		return false;
	if (read_all(t->inode, &h, sizeof(h), 0) && h.e_shentsize == sizeof(Elf64_Shdr)) {
		t->bias = h.e_type == ET_DYN ? PIE_BASE : 0;
		find_sections(t, &h);
	}
	return true;
}

static void
tables_close(struct tables *t)
{
	inode_put(t->inode);
}

/* Whether `candidate` names the address better than what was found so far:
 * the nearest below, and the address within its size if it has one. */
static bool
better(const Elf64_Sym *candidate, uint64_t address, const Elf64_Sym *best)
{
	unsigned int type = ELF64_ST_TYPE(candidate->st_info);

	if (type != STT_FUNC && type != STT_OBJECT && type != STT_NOTYPE)
		return false;
	if (candidate->st_shndx == SHN_UNDEF || candidate->st_shndx == SHN_ABS ||
	    candidate->st_value > address)
		return false;
	if (address - candidate->st_value >= (candidate->st_size ? candidate->st_size : LABEL_REACH))
		return false;
	return candidate->st_value > best->st_value ||
	       (candidate->st_value == best->st_value && type != STT_NOTYPE);
}

/* The symbol that covers the address: its name and the distance. */
static bool
find_symbol(const struct tables *t, uint64_t address, char name[NAME_SIZE], uint64_t *offset)
{
	uint64_t count = t->symbols.sh_size / sizeof(Elf64_Sym);
	Elf64_Sym *piece = kmalloc(SYMBOLS_AT_ONCE * sizeof(*piece)), best = { .st_value = 0 };
	long n;

	for (uint64_t i = 0; piece && i < count; i += SYMBOLS_AT_ONCE) {
		uint64_t some = count - i < SYMBOLS_AT_ONCE ? count - i : SYMBOLS_AT_ONCE;

		if (!read_all(t->inode, piece, some * sizeof(*piece),
			      t->symbols.sh_offset + i * sizeof(*piece)))
			break;
		for (uint64_t j = 0; j < some; j++)
			if (better(&piece[j], address, &best))
				best = piece[j];
	}
	kfree(piece);
	if (best.st_value == 0)
		return false;
	n = inode_read(t->inode, name, NAME_SIZE - 1, t->strings.sh_offset + best.st_name);
	name[n > 0 ? n : 0] = '\0';
	*offset = address - best.st_value;
	return name[0] != '\0';
}

/* " (file.c:34)" into buf, or nothing. */
static void
find_line(const struct tables *t, uint64_t address, char *buf, size_t size)
{
	void *table;
	const char *file;
	unsigned int line;

	if (size)
		*buf = '\0';
	if (t->lines.sh_size < sizeof(struct line_table))
		return;
	table = kmalloc(t->lines.sh_size);
	if (!table)
		return;
	if (read_all(t->inode, table, t->lines.sh_size, t->lines.sh_offset) &&
	    lines_find(table, address, &file, &line))
		snprintf(buf, size, " (%s:%u)", file, line);
	kfree(table);
}

static void
format_with(const struct tables *t, uint64_t address, bool call, char *buf, size_t size)
{
	uint64_t in_file = address - t->bias, offset;
	char name[NAME_SIZE];
	int n;

	if (!find_symbol(t, in_file - call, name, &offset)) {
		snprintf(buf, size, "%#lx", address);
		return;
	}
	n = snprintf(buf, size, "%s+%#lx", name, offset + call);
	if (n > 0 && (size_t)n < size)
		find_line(t, in_file - call, buf + n, size - (size_t)n);
}

void
user_symbol_format(struct process *p, uint64_t address, bool call, char *buf, size_t size)
{
	struct tables t;

	if (!tables_open(&t, p)) {
		snprintf(buf, size, "%#lx", address);
		return;
	}
	format_with(&t, address, call, buf, size);
	tables_close(&t);
}

bool
user_symbol_name(struct process *p, uint64_t address, char *buf, size_t size)
{
	char name[NAME_SIZE];
	struct tables t;
	uint64_t offset;
	bool found;

	if (!tables_open(&t, p))
		return false;
	found = find_symbol(&t, address - t.bias, name, &offset);
	tables_close(&t);
	if (found && offset)
		snprintf(buf, size, "%s+%#lx", name, offset);
	else if (found)
		strlcpy(buf, name, size);
	return found;
}

/* A frame: the caller's rbp, then the return address above it. */
static bool
next_frame(struct mm *mm, uint64_t *rbp, uint64_t *rip)
{
	uint64_t frame[2];

	if (vm_peek(mm, *rbp, frame, sizeof(frame)) != sizeof(frame))
		return false;
	if (frame[0] != 0 && frame[0] <= *rbp)
		return false; /* stacks grow down, so callers lie above */
	*rbp = frame[0];
	*rip = frame[1];
	return *rip != 0;
}

/* A short function that ends by a jump makes no frame: who called is on top of the stack, if a call to just before this place ends
 * there.  (On top of a frame is the one before it, which is no code.) */
#define CALL_SIZE 5
#define SHORT_FUNCTION 128

static bool
called_without_frame(struct mm *mm, const struct regs *r, uint64_t *caller)
{
	struct __attribute__((packed)) {
		uint8_t code;
		int32_t distance;
	} call;

	if (vm_peek(mm, r->rsp, caller, sizeof(*caller)) != sizeof(*caller) ||
	    vm_peek(mm, *caller - CALL_SIZE, &call, sizeof(call)) != sizeof(call))
		return false;
	return call.code == 0xe8 && r->rip - (*caller + (uint64_t)(int64_t)call.distance) < SHORT_FUNCTION;
}

unsigned int
user_calls(struct mm *mm, const struct regs *r, uint64_t *at, unsigned int most)
{
	uint64_t rip = r->rip, rbp = r->rbp;
	unsigned int n = 0;

	at[n++] = rip;
	if (n < most && called_without_frame(mm, r, &at[n]))
		n++;
	while (n < most && next_frame(mm, &rbp, &rip))
		at[n++] = rip;
	return n;
}

/* After a jump to nowhere no frame was made yet: who called is on top of the
 * stack. */
static bool
jumped_astray(struct mm *mm, const struct regs *r, uint64_t *caller)
{
	uint8_t code;

	return vm_peek(mm, r->rip, &code, 1) == 0 &&
	       vm_peek(mm, r->rsp, caller, sizeof(*caller)) == sizeof(*caller);
}

/* Follows the frames, r being the innermost place.  A call that repeats
 * (recursion) is one line. */
static void
emit_calls(const struct tables *t, struct mm *mm, const struct regs *r,
	   void (*emit)(const char *line))
{
	unsigned int calls = 0, repeats = 0;
	uint64_t rip = r->rip, rbp = r->rbp;
	char line[160];

	for (int frame = 0; frame < MAX_FRAMES && calls < MAX_CALLS; frame++) {
		uint64_t last = rip;

		if (repeats == 0) {
			int n = snprintf(line, sizeof(line), "      ");

			format_with(t, rip, frame > 0, line + n, sizeof(line) - (size_t)n);
			emit(line);
			calls++;
		}
		if (frame == 0 && jumped_astray(mm, r, &rip))
			continue;
		if (!next_frame(mm, &rbp, &rip))
			break;
		repeats = rip == last ? repeats + 1 : 0;
		if (repeats == 1)
			emit("      ... and so on, from the same place");
	}
}

void
user_backtrace(struct thread *t, const struct regs *r, void (*emit)(const char *line))
{
	struct mm *mm = process_mm(t->process);
	struct tables tables;

	if (mm && tables_open(&tables, t->process)) {
		emit_calls(&tables, mm, r, emit);
		tables_close(&tables);
	}
	if (mm)
		mm_put(mm);
}
