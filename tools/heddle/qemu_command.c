/* SPDX-License-Identifier: MIT */
/*
 * The machine as QEMU is told of it.  The four output ports are debugcon
 * devices with a pipe each: a slow reader of one leaves the guest's virtual
 * time unchanged, which a serial port would not.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/qemu.h"
#include "tools/heddle/say.h"

#define MIB (1024 * 1024)

static unsigned
memory_of(const struct machine_options *options)
{
	return options->memory_mib ? options->memory_mib : 64;
}

/* bubblewrap: no network, no other processes, only QEMU's own files, nothing writable. */
static void
add_sandbox(struct words *words, const char *qemu, const struct machine_options *options)
{
	words_split(words, "bwrap --unshare-all --die-with-parent --new-session "
		    "--ro-bind /usr /usr --ro-bind-try /lib /lib --ro-bind-try /lib64 /lib64 "
		    "--ro-bind-try /etc/ld.so.cache /etc/ld.so.cache "
		    "--proc /proc --dev /dev --tmpfs /tmp --chdir /");
	words_add(words, "--ro-bind");
	words_add(words, "%s", qemu);
	words_add(words, "%s", qemu);
	if (options->kernel) {
		words_add(words, "--ro-bind");
		words_add(words, "%s", options->kernel);
		words_add(words, "%s", options->kernel);
	}
	words_add(words, "--");
}

/* QEMU 8.1 has another name for it, and 9.1 only that one. */
static const char *
accelerator(const char *qemu, const struct machine_options *options)
{
	if (options->kvm)
		return "-accel kvm";
	if (!options->one_insn_per_tb)
		return "-accel tcg";
	return qemu_is_since(qemu, 8, 1) ? "-accel tcg,one-insn-per-tb=on" : "-accel tcg -singlestep";
}

static void
add_machine(struct words *words, const char *qemu, const struct machine_options *options, const struct qemu_ends *ends)
{
	unsigned total = memory_of(options) + options->trace_bytes / MIB;

	words_split(words, "-nodefaults -no-user-config -no-reboot -display none");
	words_add(words, "-M");
	words_add(words, "microvm,acpi=off,rtc=on,isa-serial=off,auto-kernel-cmdline=off%s",
		  ends->memory >= 0 ? ",memory-backend=ram" : "");
	words_split(words, "-cpu qemu64,+smep,+smap,+umip,+rdtscp");
	words_split(words, accelerator(qemu, options));
	words_add(words, "-m");
	words_add(words, "%u", total);
	words_add(words, "-smp");
	words_add(words, "%u", options->cpus ? options->cpus : 1);
	if (ends->memory >= 0) {
		words_add(words, "-object");
		words_add(words, "memory-backend-file,id=ram,share=on,mem-path=/dev/fd/%d,size=%uM",
			  ends->memory, total);
	}
	if (options->deterministic)
		words_split(words, "-icount shift=0,sleep=off -rtc base=2020-01-01T00:00:00,clock=vm "
			    "-device ib700 -action watchdog=poweroff");	/* kernel/arch/watchdog.c */
	if (options->sandbox)
		words_split(words, "-sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny");
}

static void
add_ports(struct words *words, const struct qemu_ends *ends)
{
	for (int i = PORT_OUT; i <= PORT_CONTROL; i++) {
		words_add(words, "-chardev");
		words_add(words, "file,id=port%d,path=/dev/fd/%d", i, ends->ports[i]);
		words_add(words, "-device");
		words_add(words, "isa-debugcon,iobase=%#x,chardev=port%d", 0xe9 + i, i);
	}
	words_split(words, "-device isa-debug-exit,iobase=0x501,iosize=4");
	if (ends->uart >= 0) {
		words_add(words, "-chardev");
		words_add(words, "socket,id=in,fd=%d", ends->uart);
		words_split(words, "-device isa-serial,iobase=0x3f8,irq=4,chardev=in");
	}
}

static void
add_gdb(struct words *words, const struct machine_options *options)
{
	if (options->gdb_folder)	/* QEMU's working directory: a path of any length will do */
		words_split(words, "-gdb unix:gdb.sock,server=on,wait=off");
	if (options->paused)
		words_add(words, "-S");
}

/* key=value words for the kernel (see kernel/README.md). */
static char *
kernel_cmdline(const struct machine_options *options)
{
	struct buffer line = {0};
	char word[128];

	if (options->deterministic)
		buffer_add(&line, "det=1 ", 6);
	if (options->deterministic || options->seeded)
		buffer_add(&line, word, (size_t)snprintf(word, sizeof word, "seed=%" PRIu64 " ", options->seed));
	if (options->deterministic && options->timeout_ns)
		buffer_add(&line, word, (size_t)snprintf(word, sizeof word, "timeout=%" PRIu64 " ", options->timeout_ns));
	if (options->trace_bytes)
		buffer_add(&line, word, (size_t)snprintf(word, sizeof word, "trace=%" PRIu64 ",%" PRIu64 " ",
			   (uint64_t)memory_of(options) * MIB, options->trace_bytes));
	if (options->terminal)
		buffer_add(&line, "tty=1 ", 6);
	if (options->cmdline)
		buffer_add(&line, options->cmdline, strlen(options->cmdline));
	return line.data ? line.data : text_of("%s", "");
}

void
qemu_command(struct words *words, const char *qemu, const struct machine_options *options,
	     const struct qemu_ends *ends)
{
	char *cmdline = kernel_cmdline(options);

	if (options->sandbox && qemu_can_sandbox(qemu))
		add_sandbox(words, qemu, options);
	words_add(words, "%s", qemu);
	add_machine(words, qemu, options, ends);
	add_ports(words, ends);
	add_gdb(words, options);
	words_add(words, "-kernel");
	words_add(words, "%s", options->kernel);
	words_add(words, "-initrd");
	words_add(words, "/dev/fd/%d", ends->initrd);
	words_add(words, "-append");
	words_add(words, "%s", cmdline);
	words_split(words, options->qemu_words ? options->qemu_words : "");
	free(cmdline);
}

bool
qemu_can_sandbox(const char *qemu)
{
	static int known = -1;
	char *bwrap = path_of_program("bwrap");

	if (known < 0) {
		struct words words = {0};
		struct machine_options none = {0};
		struct buffer line = {0};
		add_sandbox(&words, qemu, &none);
		for (size_t i = 0; i < words.count; i++) {
			buffer_add(&line, words.list[i], strlen(words.list[i]));
			buffer_add(&line, " ", 1);
		}
		buffer_add(&line, "/usr/bin/true >/dev/null 2>&1", 29);
		known = bwrap && system(line.data) == 0;
		words_free(&words);
		buffer_free(&line);
	}
	free(bwrap);
	return known;
}
