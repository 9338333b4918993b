/* SPDX-License-Identifier: MIT */
/* See run_options.h. */
#include "tools/heddle/run_options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/say.h"

enum { BAD_USE = 125 + 1, HELP = 0 + 1 };
enum { TRACE_MIB = 512 };

static const char help[] =
	"usage: heddle run [OPTION]... [-- PROGRAM ARG...]\n"
	"\n"
	"Boots the kernel in QEMU.  Without PROGRAM: a shell on this terminal\n"
	"(`exit` or Ctrl-D at the prompt powers off, Ctrl-] kills the machine).\n"
	"With PROGRAM: runs it in the guest with this command's stdin, stdout and\n"
	"stderr, and exits with its status.\n"
	"\n"
	"  --smp N             processors, 1 to 8 (1)\n"
	"  --mem MIB           memory in MiB (64; with an --initrd of more than 16 MiB so much more)\n"
	"  --accel tcg|kvm     how QEMU runs the guest's code (tcg)\n"
	"  --deterministic     the same bytes every time: virtual clock, seeded\n"
	"                      interrupts, stdin read to its end before the start\n"
	"  --seed N            the seed, for --deterministic and the guest's entropy (0)\n"
	"  --timeout SECONDS   end after this time; virtual time if deterministic\n"
	"  --add HOSTFILE[:GUESTPATH]\n"
	"                      put a host file into the guest's tree, mode kept\n"
	"                      (GUESTPATH: /bin/NAME if executable, else /NAME)\n"
	"  --cmdline STR       add words to the kernel's command line\n"
	"  --qemu STR          add words to QEMU's, such as `-d in_asm -D FILE`\n"
	"  --one-insn-per-tb   each instruction translated by itself: with `--qemu '-d exec'`\n"
	"                      QEMU tells of each that runs\n"
	"  --log FILE          write the kernel's log there\n"
	"  --trace FILE        record events; read them with `heddle trace FILE --text`\n"
	"  --strace[=FILE]     write PROGRAM's system calls to stderr, or FILE, as strace\n"
	"                      writes them; -f: those of its threads and children, too\n"
	"  --gdb               start paused, for `make gdb` in another terminal\n"
	"  --kernel FILE, --initrd FILE\n"
	"                      instead of those of the build\n"
	"  --help              this text\n"
	"\n"
	"Exit status: PROGRAM's own; 128+N if signal N ended it; 124 timeout, or\n"
	"nothing can ever happen; 125 kernel panic or an error of the launcher;\n"
	"126 PROGRAM is not executable; 127 not found.\n";

enum option_id { SMP = 256, MEM, ACCEL, DETERMINISTIC, SEED, TIMEOUT, ADD, CMDLINE, QEMU, ONE_INSN_PER_TB, LOG, TRACE, STRACE,
		 GDB, KERNEL, INITRD, HELP_OPTION };

static const struct option known[] = {
	{ "smp", required_argument, NULL, SMP },
	{ "mem", required_argument, NULL, MEM },
	{ "accel", required_argument, NULL, ACCEL },
	{ "deterministic", no_argument, NULL, DETERMINISTIC },
	{ "seed", required_argument, NULL, SEED },
	{ "timeout", required_argument, NULL, TIMEOUT },
	{ "add", required_argument, NULL, ADD },
	{ "cmdline", required_argument, NULL, CMDLINE },
	{ "qemu", required_argument, NULL, QEMU },
	{ "one-insn-per-tb", no_argument, NULL, ONE_INSN_PER_TB },
	{ "log", required_argument, NULL, LOG },
	{ "trace", required_argument, NULL, TRACE },
	{ "strace", optional_argument, NULL, STRACE },
	{ "gdb", no_argument, NULL, GDB },
	{ "kernel", required_argument, NULL, KERNEL },
	{ "initrd", required_argument, NULL, INITRD },
	{ "help", no_argument, NULL, HELP_OPTION },
	{ 0 },
};

/* A whole number from least to most; complains otherwise. */
static bool
read_number(const char *option, const char *text, uint64_t least, uint64_t most, uint64_t *number)
{
	char *end;

	errno = 0;
	*number = strtoull(text, &end, 0);
	if (*text && *text != '-' && !*end && !errno && *number >= least && *number <= most)
		return true;
	say("--%s wants a whole number from %llu to %llu, not '%s'", option,
	    (unsigned long long)least, (unsigned long long)most, text);
	return false;
}

static bool
read_count(const char *option, const char *text, unsigned least, unsigned most, unsigned *count)
{
	uint64_t number;

	if (!read_number(option, text, least, most, &number))
		return false;
	*count = (unsigned)number;
	return true;
}

static bool
read_timeout(struct run_options *options, const char *text)
{
	char *end;

	options->timeout = strtod(text, &end);
	if (!*text || *end || !(options->timeout > 0 && options->timeout < 1e9)) {
		say("--timeout wants a number of seconds above 0, not '%s'", text);
		return false;
	}
	options->machine.timeout_ns = (uint64_t)(options->timeout * 1e9);
	return true;
}

static bool
read_accel(struct run_options *options, const char *text)
{
	options->machine.kvm = strcmp(text, "kvm") == 0;
	if (options->machine.kvm || strcmp(text, "tcg") == 0)
		return true;
	say("--accel wants tcg or kvm, not '%s'", text);
	return false;
}

/* HOSTFILE[:GUESTPATH]; a host file whose name has a colon is taken whole. */
static bool
read_add(struct run_options *options, char *text)
{
	char *colon = access(text, F_OK) == 0 ? NULL : strrchr(text, ':');
	char *slash = strrchr(text, '/');
	const char *name = slash ? slash + 1 : text;
	struct machine_file file = { .host = text };

	if (colon) {
		*colon = '\0';
		file.guest = colon + 1;
	} else {
		file.guest = text_of("%s/%s", access(text, X_OK) == 0 ? "/bin" : "", name);
	}
	if (colon && file.guest[0] != '/') {
		say("--add wants an absolute path in the guest, not '%s'", file.guest);
		return false;
	}
	options->files = must_realloc(options->files,
				      (options->machine.file_count + 1) * sizeof *options->files);
	options->files[options->machine.file_count++] = file;
	options->machine.files = options->files;
	return true;
}

static bool
read_option(struct run_options *options, int id, char *text)
{
	struct machine_options *machine = &options->machine;

	switch (id) {
	case SMP: return read_count("smp", text, 1, 8, &machine->cpus);
	case MEM: return read_count("mem", text, 8, 2048, &machine->memory_mib);
	case ACCEL: return read_accel(options, text);
	case DETERMINISTIC: machine->deterministic = true; return true;
	case SEED:
		machine->seeded = true;
		return read_number("seed", text, 0, UINT64_MAX, &machine->seed);
	case TIMEOUT: return read_timeout(options, text);
	case ADD: return read_add(options, text);
	case CMDLINE: machine->cmdline = text; return true;
	case QEMU: machine->qemu_words = text; return true;
	case ONE_INSN_PER_TB: machine->one_insn_per_tb = true; return true;
	case LOG: options->log = text; return true;
	case TRACE:
		options->trace = text;
		machine->trace_bytes = (uint64_t)TRACE_MIB << 20;
		return true;
	case STRACE:
		options->strace = true;
		options->strace_file = text;
		return true;
	case 'f': options->follow = true; return true;
	case GDB: options->gdb = true; return true;
	case KERNEL: machine->kernel = text; return true;
	case INITRD: machine->initrd = text; return true;
	default: return false;
	}
}

static bool
makes_sense(const struct run_options *options)
{
	const struct machine_options *machine = &options->machine;

	if (machine->deterministic && machine->kvm)
		say("--deterministic needs --accel tcg: kvm runs on the real clock");
	else if (machine->kvm && access("/dev/kvm", R_OK | W_OK) < 0)
		say("--accel kvm cannot use /dev/kvm: %s; %s, or leave out --accel kvm", strerror(errno),
		    errno == ENOENT ? "it needs an x86-64 Linux host with hardware virtualisation and the module kvm"
		    : "become a member of the group that it belongs to (kvm)");
	else if (machine->deterministic && !machine->argv)
		say("--deterministic needs a PROGRAM: a person's typing is never the same twice");
	else if (options->follow && !options->strace)
		say("-f says what --strace shall follow: it needs --strace or --strace=FILE");
	else
		return true;
	return false;
}

/* A guest has 64 MiB also beside a large initrd, whose files stay in its memory. */
static void
make_room_for_initrd(struct machine_options *machine)
{
	enum { SMALL_MIB = 16, MEMORY_MIB = 64 };
	struct stat file;

	if (machine->memory_mib || !machine->initrd || stat(machine->initrd, &file) < 0)
		return;
	if (file.st_size >> 20 > SMALL_MIB)
		machine->memory_mib = MEMORY_MIB + (unsigned)(file.st_size >> 20) - SMALL_MIB;
}

int
run_options_read(struct run_options *options, int argc, char **argv)
{
	int id;

	*options = (struct run_options){0};
	while ((id = getopt_long(argc, argv, "+:f", known, NULL)) != -1) {
		if (id == HELP_OPTION) {
			fputs(help, stdout);
			return HELP;
		}
		if (id == '?' || id == ':') {
			say(id == ':' ? "option %s wants a value (see heddle run --help)"
			    : "unknown option %s (see heddle run --help)", argv[optind - 1]);
			return BAD_USE;
		}
		if (!read_option(options, id, optarg))
			return BAD_USE;
	}
	options->machine.argv = optind < argc ? argv + optind : NULL;
	make_room_for_initrd(&options->machine);
	return makes_sense(options) ? 0 : BAD_USE;
}
